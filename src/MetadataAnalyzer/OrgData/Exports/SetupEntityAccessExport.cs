using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>A record of <c>setup-entity-access</c>: a permission set or profile gives access to an app, class, page …</summary>
/// <param name="Location">The record.</param>
/// <param name="ParentId">The permission set, or the one behind a profile.</param>
/// <param name="ParentName">From <c>Parent.Name</c>, without namespace; meaningless when a profile owns the parent.</param>
/// <param name="ParentLabel">From <c>Parent.Label</c>.</param>
/// <param name="ParentNamespacePrefix">From <c>Parent.NamespacePrefix</c>.</param>
/// <param name="ParentProfileId">From <c>Parent.ProfileId</c>: the profile that owns the parent.</param>
/// <param name="ParentProfileName">From <c>Parent.Profile.Name</c>: that profile's label.</param>
/// <param name="SetupEntityId">The app, class, page …</param>
/// <param name="SetupEntityType"><c>ConnectedApplication</c>, <c>ExternalClientApplication</c> …</param>
public sealed record SetupEntityAccessRow(
    Location Location,
    SalesforceId ParentId,
    string? ParentName,
    string? ParentLabel,
    string? ParentNamespacePrefix,
    SalesforceId ParentProfileId,
    string? ParentProfileName,
    SalesforceId SetupEntityId,
    string? SetupEntityType)
{
    /// <summary><c>setup-entity-access</c>: SetupEntityAccess.</summary>
    public static RowExport<SetupEntityAccessRow> Export { get; } = new(Read)
    {
        Name = "setup-entity-access",
        Soql = "SELECT Id, ParentId, Parent.Name, Parent.Label, Parent.NamespacePrefix, Parent.ProfileId, Parent.Profile.Name, "
            + "SetupEntityId, SetupEntityType FROM SetupEntityAccess",
        Settles = "which profiles and permission sets admit users to which apps, classes, pages, flows and custom permissions, packaged "
            + "ones included",
        WithoutIt = "access to installed apps that is granted in data is unknown",
        Narrowing = $"(ParentId IN ({OrgExport.IdsHole}) OR SetupEntityType IN ('ConnectedApplication', 'ExternalClientApplication'))",
        IsOptional = true,
        Note = OrgExport.CliLimit,
        Key = [["SetupEntityId"], ["ParentId", "Parent.Name", "Parent.Profile.Name"]],
        Expected = [["SetupEntityType"]],
    };

    private static SetupEntityAccessRow Read(ExportRecords record) => new(
        record.Location,
        record.Id("ParentId"),
        record.Text("Parent.Name"),
        record.Text("Parent.Label"),
        record.Text("Parent.NamespacePrefix"),
        record.Id("Parent.ProfileId"),
        record.Text("Parent.Profile.Name"),
        record.Id("SetupEntityId"),
        record.Text("SetupEntityType"));
}
