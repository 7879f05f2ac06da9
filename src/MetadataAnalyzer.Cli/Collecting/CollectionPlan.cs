using System.Collections.Immutable;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Reporting;

namespace MetadataAnalyzer.Cli.Collecting;

/// <summary>The queries as people read them, and what both scripts share.</summary>
internal static class CollectionPlan
{
    /// <summary>What a query has in place of an object's API name.</summary>
    public const string ObjectHole = "{object}";

    /// <summary>Objects whose owners are counted unless somebody names others.</summary>
    public static ImmutableArray<string> OwnedObjects { get; } = ["Account", "Case", "Contact", "Lead", "Opportunity", "Task"];

    /// <summary>Queries that are run once.</summary>
    public static IEnumerable<OrgExportQuery> Single => OrgExportQueries.All.Where(query => !IsPerObject(query));

    /// <summary>Queries that are run once for each object.</summary>
    public static IEnumerable<OrgExportQuery> PerObject => OrgExportQueries.All.Where(IsPerObject);

    /// <summary>Format of a file as the Salesforce CLI names it.</summary>
    public static string FormatOf(OrgExportQuery query) => query.FileName.EndsWith(".json", StringComparison.Ordinal) ? "json" : "csv";

    /// <summary>Every query with its file, what it settles and its limits.</summary>
    public static string Describe()
    {
        var text = new StringWriter { NewLine = "\n" };
        text.WriteLine($"Queries whose results '{ToolInfo.Command} assess' reads from the folder {AssessmentInput.OrgDataFolder}.");
        text.WriteLine("None asks for a secret. Run them with an administrator's rights; any tool that writes CSV or JSON will do.");
        foreach (var query in OrgExportQueries.All)
        {
            text.WriteLine();
            text.WriteLine($"{AssessmentInput.OrgDataFolder}/{query.FileName}{(query.IsOptional ? " (optional)" : "")}");
            text.WriteLine($"  settles: {query.Settles}");
            if (query.Note is not null)
            {
                text.WriteLine($"  note:    {query.Note}");
            }

            if (!query.FieldsSomeOrgsLack.IsEmpty)
            {
                text.WriteLine($"  add, where the org has them: {string.Join(", ", query.FieldsSomeOrgsLack)}");
            }

            text.WriteLine($"  {query.Soql}");
        }

        return text.ToString();
    }

    private static bool IsPerObject(OrgExportQuery query) => query.Soql.Contains(ObjectHole, StringComparison.Ordinal);
}
