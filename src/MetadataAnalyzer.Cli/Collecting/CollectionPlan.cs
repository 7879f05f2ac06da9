using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Reporting;

namespace MetadataAnalyzer.Cli.Collecting;

/// <summary>The queries as text, and the values that both scripts share.</summary>
internal static class CollectionPlan
{
    /// <summary>Objects whose owners are counted unless the caller of the script names others.</summary>
    public static ImmutableArray<string> OwnedObjects { get; } = ["Account", "Case", "Contact", "Lead", "Opportunity", "Task"];

    /// <summary>The command that signs in with the Salesforce CLI.</summary>
    public const string Login = "sf org login web --alias ALIAS (for a sandbox add --instance-url https://test.salesforce.com)";

    /// <summary>Most records that a script lets one query return: as many as the CLI can hold in memory.</summary>
    private const int MostRecords = 1_000_000;

    /// <summary>Minutes that the scripts wait for a job of the Bulk API.</summary>
    private const int BulkMinutes = 60;

    /// <summary>
    /// Types of which an org can have thousands, each with the least number of files that a retrieve brings of one component.
    /// </summary>
    public static ImmutableArray<(string Type, int Files)> Counted { get; } =
    [
        ("ApexClass", 2), ("ApexComponent", 2), ("ApexPage", 2), ("ApexTrigger", 2), ("AuraDefinitionBundle", 2), ("CustomMetadata", 1),
        ("CustomObject", 1), ("Flow", 1), ("Layout", 1), ("LightningComponentBundle", 2), ("PermissionSet", 1), ("Profile", 1), ("Role", 1),
    ];

    /// <summary>Queries that are run once.</summary>
    public static IEnumerable<OrgExport> Single => OrgExports.All.Where(export => export is { IsQueried: true, IsPerObject: false });

    /// <summary>Queries that are run once for each object.</summary>
    public static IEnumerable<OrgExport> PerObject => OrgExports.All.Where(export => export.IsPerObject);

    /// <summary>Every query with its file, what it settles and its limits.</summary>
    /// <param name="sets">Ids of the permission sets whose access is asked for; empty for all.</param>
    public static string Describe(ImmutableArray<SalesforceId> sets)
    {
        var text = new StringWriter { NewLine = "\n" };
        text.WriteLine($"Queries whose results '{ToolInfo.Command} assess' reads from the folder {AssessmentRun.OrgDataFolder}.");
        text.WriteLine("None asks for a secret. Run them with an administrator's rights; any tool that writes CSV or JSON will do.");
        text.WriteLine($"The Salesforce CLI needs a login: {Login}.");
        text.WriteLine("Where it stops at a limit, raise SF_ORG_MAX_QUERY_LIMIT or take sf data export bulk; the scripts do both.");
        foreach (var query in OrgExports.All)
        {
            text.WriteLine();
            text.WriteLine($"{AssessmentRun.OrgDataFolder}/{query.FileName}{(query.IsOptional ? " (optional)" : "")}");
            text.WriteLine($"  settles: {query.Settles}");
            if (query.Note is not null)
            {
                text.WriteLine($"  note:    {query.Note}");
            }

            if (!query.FieldsSomeOrgsLack.IsEmpty)
            {
                text.WriteLine($"  add, where the org has them: {string.Join(", ", query.FieldsSomeOrgsLack)}");
            }

            if (query.IsQueried)
            {
                text.WriteLine($"  {query.SoqlFor(sets)}");
            }
        }

        return text.ToString();
    }

    /// <summary>The word in a script: after REQUIRED it stops when the query fails, after OPTIONAL it goes on.</summary>
    public static string Need(OrgExport export) => export.IsOptional ? "OPTIONAL" : "REQUIRED";

    /// <summary>The way in which a script runs the query, as its last argument; empty for a plain query.</summary>
    public static string Way(OrgExport export) => export.IsPaged ? " pages" : export.IsBulk ? " bulk" : "";

    /// <summary>API name of the object that a query reads.</summary>
    public static string ObjectOf(OrgExport export) =>
        export.Soql[(export.Soql.LastIndexOf(" FROM ", StringComparison.Ordinal) + " FROM ".Length)..].Split(' ')[0];

    /// <summary>The head of a script, with the shared values in place of their names.</summary>
    /// <param name="head">The head.</param>
    /// <param name="objects">The objects whose owners are counted, in the syntax of the script.</param>
    public static string Fill(string head, string objects) => head
        .Replace("@OBJECTS@", objects, StringComparison.Ordinal)
        .Replace("@LOGIN@", Login, StringComparison.Ordinal)
        .Replace("@LIMIT@", MostRecords.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("@PAGE@", OrgExport.PageRows.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("@WAIT@", BulkMinutes.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
