using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>A record of <c>connected-applications</c> or <c>external-client-applications</c>: ties an app's id to its names.</summary>
/// <param name="Location">The record.</param>
/// <param name="Id">Empty when the export has no <c>Id</c> column.</param>
/// <param name="DeveloperName">API name; a connected app's export does not have it.</param>
/// <param name="Label">A connected app's <c>Name</c>, an external client app's <c>MasterLabel</c>.</param>
/// <param name="NamespacePrefix">The managed package's namespace.</param>
/// <param name="AdminApprovedUsersOnly">
/// From <c>OptionsAllowAdminApprovedUsersOnly</c>: whether only admin-approved users may connect.
/// </param>
public sealed record AppRow(
    Location Location, SalesforceId Id, string? DeveloperName, string? Label, string? NamespacePrefix, bool? AdminApprovedUsersOnly)
{
    /// <summary><c>connected-applications</c>: ConnectedApplication.</summary>
    public static RowExport<AppRow> ConnectedAppExport { get; } = new(Read)
    {
        Name = "connected-applications",
        Soql = "SELECT Id, Name, OptionsAllowAdminApprovedUsersOnly FROM ConnectedApplication",
        Settles = "which connected app an id belongs to",
        WithoutIt = "connected apps that are not in the project are unknown",
        IsOptional = true,
        Key = [["Name"]],
        Expected = [["Id"]],
        Optional = ["DeveloperName", "MasterLabel", "NamespacePrefix"],
    };

    /// <summary><c>external-client-applications</c>: ExternalClientApplication.</summary>
    public static RowExport<AppRow> ExternalClientAppExport { get; } = new(Read)
    {
        Name = "external-client-applications",
        Soql = "SELECT Id, DeveloperName, MasterLabel, NamespacePrefix FROM ExternalClientApplication",
        Settles = "which external client app an id belongs to",
        WithoutIt = "external client apps that are not in the project are unknown",
        IsOptional = true,
        Note = "The Object Reference calls the object internal; it can be queried, but an older org may refuse",
        Key = [["DeveloperName", "MasterLabel", "Name"]],
        Expected = [["Id"]],
        Optional = ["OptionsAllowAdminApprovedUsersOnly"],
    };

    private static AppRow Read(ExportRecords record) => new(
        record.Location,
        record.Id("Id"),
        record.Text("DeveloperName"),
        record.Text("MasterLabel") ?? record.Text("Name"),
        record.Text("NamespacePrefix"),
        record.Flag("OptionsAllowAdminApprovedUsersOnly"));
}
