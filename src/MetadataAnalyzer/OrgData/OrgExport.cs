using System.Collections.Frozen;
using System.Collections.Immutable;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData;

/// <summary>
/// The declaration of one export: its file, its query, its columns, what it settles and how its records are read. The fields of the queries
/// are those of the Object Reference (API 60.0 or later), or of public projects where it is silent. No query asks for a secret, such as the
/// columns of an OAuth token.
/// </summary>
public abstract class OrgExport
{
    /// <summary>Placeholder for an object's API name in <see cref="FileName"/> and <see cref="Soql"/>.</summary>
    public const string ObjectHole = "{object}";

    /// <summary>Placeholder for the id of the last record of the page before in <see cref="Soql"/>.</summary>
    public const string LastIdHole = "{last}";

    /// <summary>Most records of one page of a query that runs page by page.</summary>
    public const int PageRows = 200;

    internal const string CliLimit = "The Salesforce CLI stops at 10,000 records unless its org-max-query-limit is raised";

    private protected OrgExport()
    {
    }

    /// <summary>Name of the file without extension, such as <c>login-history</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The query; empty for an export that none gives.</summary>
    public required string Soql { get; init; }

    /// <summary>The question that the export answers.</summary>
    public required string Settles { get; init; }

    /// <summary>The question that is open without the export.</summary>
    public required string WithoutIt { get; init; }

    /// <summary>The question that is open when rows or columns of the export cannot be used.</summary>
    public string InPart { get => field ?? $"where it has gaps: {WithoutIt}"; init; }

    /// <summary>Whether an assessment is still worth making without the export.</summary>
    public bool IsOptional { get; init; }

    /// <summary>A limit of the query that the user who runs it must know; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>Fields to add where the org's describe of the object has them: a field that the org lacks fails the whole query.</summary>
    public ImmutableArray<string> FieldsSomeOrgsLack { get; init; } = [];

    /// <summary>Whether a query gives the export; else a verb of its own prepares it.</summary>
    public bool IsQueried => Soql.Length > 0;

    /// <summary>Best format of the file, as the Salesforce CLI names it: <c>csv</c> or <c>json</c>. Both are read.</summary>
    public string Format { get; init; } = "csv";

    /// <summary>Whether the query runs once for each object, into a file whose name ends with the object's API name.</summary>
    public bool IsPerObject { get; init; }

    /// <summary>Placeholder for the ids, each in quotes, in <see cref="Narrowing"/>.</summary>
    public const string IdsHole = "{ids}";

    /// <summary>The condition that narrows the query to some permission sets; null for an export that states no access.</summary>
    public string? Narrowing { get; init; }

    /// <summary>The query, for some permission sets only where the export states access.</summary>
    /// <param name="sets">Ids of the sets, those that profiles own included; empty for all.</param>
    public string SoqlFor(IReadOnlyCollection<SalesforceId> sets)
    {
        if (sets.Count == 0 || Narrowing is null)
        {
            return Soql;
        }

        var condition = Narrowing.Replace(IdsHole, string.Join(", ", sets.Select(set => $"'{set.Value}'")), StringComparison.Ordinal);
        return Soql.Contains(" WHERE ", StringComparison.Ordinal)
            ? Soql.Replace(" WHERE ", $" WHERE {condition} AND ", StringComparison.Ordinal)
            : $"{Soql} WHERE {condition}";
    }

    /// <summary>Whether the query runs page by page, each into a file of its own whose name ends with the number of the page.</summary>
    public bool IsPaged => Soql.Contains(LastIdHole, StringComparison.Ordinal);

    /// <summary>Whether the query gives so many records that it is run by the Bulk API.</summary>
    public bool IsBulk { get; init; }

    /// <summary>
    /// Whether the export has a file for each day: parts of any name, such as <c>NAME-2026-11-30</c>, and every file in the folder
    /// <c>NAME</c>.
    /// </summary>
    public bool HasFolder { get; init; }

    /// <summary>The file to write.</summary>
    public string FileName => IsPaged ? FileNameOfPage("-{page}") : $"{Name}{(IsPerObject ? $"-{ObjectHole}" : "")}.{Format}";

    /// <summary>The file to write, with a text in place of the number of the page.</summary>
    public string FileNameOfPage(string page) => IsPaged ? $"{Name}{page}.{Format}" : FileName;

    /// <summary>
    /// Groups of columns, each column an alternative to the others of its group. A record without a value in one of the groups is not used.
    /// </summary>
    internal ImmutableArray<string[]> Key { get; init; } = [];

    /// <summary>
    /// Groups whose absence from a file is a problem, those of <see cref="Key"/> first. Only those of the key must have a value.
    /// </summary>
    internal ImmutableArray<string[]> Required { get => [.. Key, .. field]; init; } = [];

    /// <summary>Groups that a complete export has.</summary>
    internal ImmutableArray<string[]> Expected { get; init; } = [];

    /// <summary>Columns beyond the query's fields whose absence means nothing.</summary>
    internal ImmutableArray<string> Optional { get; init; } = [];

    /// <summary>Start of the names of further columns, such as <c>UserPermissions</c>; null for none.</summary>
    internal string? Prefix { get; init; }

    /// <summary>Whether a complete export has columns with <see cref="Prefix"/>.</summary>
    internal bool PrefixIsExpected { get; init; }

    /// <summary>Columns that must not hold the same value in two records of a <see cref="RowExport{T}"/>.</summary>
    internal ImmutableArray<string> Unique { get; init; } = ["Id"];

    /// <summary>Columns that name the user a record is about, the best first.</summary>
    internal ImmutableArray<string> User { get; init; } = [];

    /// <summary>Every column that is read, apart from those with <see cref="Prefix"/>.</summary>
    internal ImmutableArray<string> Columns => field.IsDefault ? field = FindColumns() : field;

    private FrozenDictionary<string, int> Ordinals =>
        field ??= Columns.Index().ToFrozenDictionary(column => column.Item, column => column.Index, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Reads the content: rows, or a sum of them.</summary>
    /// <param name="reader">Gives the records.</param>
    /// <param name="earlier">The exports that come before in <see cref="OrgExports.All"/>, to join with.</param>
    internal abstract object Read(ExportReader reader, OrgExports earlier);

    /// <summary>The index of a column in <see cref="Columns"/>.</summary>
    /// <exception cref="KeyNotFoundException">The export does not declare the column.</exception>
    internal int Ordinal(string column) => Ordinals[column];

    internal bool TryGetOrdinal(string column, out int ordinal) => Ordinals.TryGetValue(column, out ordinal);

    private ImmutableArray<string> FindColumns()
    {
        // An aggregate has its alias as column, FIELDS(ALL) has none of its own.
        var fields = Soql["SELECT ".Length..Soql.IndexOf(" FROM ", StringComparison.Ordinal)].Split(", ")
            .Select(field => field.Split(' ')[^1]).Where(field => !field.Contains('(', StringComparison.Ordinal));
        return
        [
            .. Required.Concat(Expected).SelectMany(group => group).Concat(fields).Concat(Optional)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }
}
