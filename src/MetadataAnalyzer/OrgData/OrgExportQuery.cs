using System.Collections.Immutable;

namespace MetadataAnalyzer.OrgData;

/// <summary>How to get one export out of an org.</summary>
/// <param name="Kind">The export.</param>
/// <param name="FileName">The file to write, with the extension whose format is best for it; <c>{object}</c> stands for an object's API name.</param>
/// <param name="Soql">The query; <c>{object}</c> stands for an object's API name.</param>
/// <param name="UsesToolingApi">Whether the query goes to the Tooling API.</param>
/// <param name="Settles">What the analysis learns from it.</param>
/// <param name="IsOptional">Whether an assessment is still worth making without it.</param>
/// <param name="Note">A limit of the query that whoever runs it must know.</param>
/// <param name="FieldsSomeOrgsLack">Fields to add where the org's describe of the object has them; one that is absent fails the whole query.</param>
public sealed record OrgExportQuery(
    OrgExportKind Kind,
    string FileName,
    string Soql,
    bool UsesToolingApi,
    string Settles,
    bool IsOptional,
    string? Note,
    ImmutableArray<string> FieldsSomeOrgsLack);
