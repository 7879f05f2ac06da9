using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>The small pieces of text that several sections use.</summary>
internal static class Inline
{
    /// <summary>A verdict: its words say what its colour says.</summary>
    public static Span Badge(Verdict verdict) => Span.Badge(VerdictText.Of(verdict).Name, VerdictText.Of(verdict).Id);

    public static Span Badge(Impact impact) => Span.Badge(Words.Name(impact), Words.Id(impact));

    public static Span Badge(SignalState state) => Span.Badge(state.ToString(), Words.Id(state));

    /// <summary>A rule's id, which leads to what the rule says.</summary>
    public static Span Rule(string id) => Span.Link(id, AnchorOfRule(id));

    /// <summary>A place: path, line and column, or path and row.</summary>
    public static RichText Place(Location location) =>
        string.IsNullOrEmpty(location.Path) ? "the project as a whole"
        : location.IsRecord ? RichText.Of($"{Span.Code(location.Path)} row {location.Line}")
        : Span.Code(location.ToString());

    public static string AnchorOfRule(string id) => $"rule-{id}";

    /// <summary>Names one after the other; more than a dozen fold away.</summary>
    public static Block Names(string what, IReadOnlyCollection<string> names)
    {
        const int Few = 12;
        var list = RichText.Join(", ", names.Select(name => (RichText)Span.Code(name)));
        return names.Count <= Few ? new ParagraphBlock(RichText.Of($"{what}: {list}")) : new FoldBlock(what, [new ParagraphBlock(list)]);
    }

    /// <summary>Findings, worst first; notes touch no verdict, so that they fold away.</summary>
    public static IEnumerable<Block> Findings(IEnumerable<FindingItem> findings)
    {
        var byIsNote = findings.ToLookup(finding => finding.Diagnostic.Impact == Impact.Note);
        if (byIsNote[false].Any())
        {
            yield return new FindingsBlock([.. byIsNote[false]]);
        }

        if (byIsNote[true].Any())
        {
            yield return new FoldBlock(Words.Count(byIsNote[true].Count(), "note"), [new FindingsBlock([.. byIsNote[true]])]);
        }
    }
}
