using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>A record of an export that ties the id of a setup entity to its API name, such as <c>apex-classes</c>.</summary>
/// <param name="Location">The record.</param>
/// <param name="Id">The id that <c>setup-entity-access</c> gives.</param>
/// <param name="FullName">API name with the namespace, as a profile or permission set names it.</param>
public sealed record SetupEntityRow(Location Location, SalesforceId Id, string FullName)
{
    /// <summary><c>apex-classes</c>: ApexClass.</summary>
    public static RowExport<SetupEntityRow> ApexClassExport { get; } = Of("apex-classes", "ApexClass", "Id", "Name", "Apex classes");

    /// <summary><c>apex-pages</c>: ApexPage.</summary>
    public static RowExport<SetupEntityRow> ApexPageExport { get; } = Of("apex-pages", "ApexPage", "Id", "Name", "Visualforce pages");

    /// <summary><c>custom-permissions</c>: CustomPermission.</summary>
    public static RowExport<SetupEntityRow> CustomPermissionExport { get; } =
        Of("custom-permissions", "CustomPermission", "Id", "DeveloperName", "custom permissions");

    /// <summary><c>flow-definitions</c>: FlowDefinitionView, whose durable id is that of the flow.</summary>
    public static RowExport<SetupEntityRow> FlowExport { get; } =
        Of("flow-definitions", "FlowDefinitionView", "DurableId", "ApiName", "flows");

    private static RowExport<SetupEntityRow> Of(string name, string type, string id, string apiName, string things) =>
        new(record => new(record.Location, record.Id(id), FullNameOf(record.Text(apiName)!, record.Text("NamespacePrefix"))))
        {
            Name = name,
            Soql = $"SELECT {id}, {apiName}, NamespacePrefix FROM {type}",
            Settles = $"which of the {things} that a grant in data names by id is which",
            WithoutIt = $"access to {things} that is granted in data is unknown",
            IsOptional = true,
            Note = OrgExport.CliLimit,
            Key = [[id], [apiName]],
            Unique = [id],
        };

    private static string FullNameOf(string name, string? prefix) => prefix is null ? name : $"{prefix}__{name}";
}
