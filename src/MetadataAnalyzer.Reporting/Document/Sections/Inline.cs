using System.Collections.Immutable;
using MetadataAnalyzer.Access;
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

    public static Span Badge(Impact impact) => Span.Badge(Words.Name(impact), impact.Id());

    public static Span Badge(SignalState state) => Span.Badge(state.ToString(), state.Id());

    /// <summary>A rule's id, which leads to what the rule says.</summary>
    public static Span Rule(string id) => Span.Link(id, AnchorOfRule(id));

    /// <summary>A place: path, line and column, or path and row.</summary>
    public static RichText Place(Location location) =>
        location.IsNone ? "the project as a whole"
        : location.IsRecord ? RichText.Of($"{Span.Code(location.Path)} row {location.Line}")
        : Span.Code(location.ToString());

    public static string AnchorOfRule(string id) => $"rule-{id}";

    /// <summary>Names one after the other; more than a dozen fold away, and paper counts them.</summary>
    /// <param name="what">What they are, with their number.</param>
    /// <param name="names">The names.</param>
    /// <param name="file">The report that lists them.</param>
    public static Block Names(string what, IReadOnlyCollection<string> names, string file)
    {
        const int Few = 12;
        // One piece of code, not one for each name: of these lists a large report has hundreds.
        RichText list = Span.Code(string.Join(", ", names));
        return names.Count <= Few
            ? new ParagraphBlock(RichText.Of($"{what}: {list}"))
            : new LongBlock([new FoldBlock(what, [new ParagraphBlock(list)])], RichText.Of($"{Span.Strong(what)}. {Elsewhere(file)}"));
    }

    /// <summary>Subjects one after the other, each leading to its part if it has one; what is more is counted.</summary>
    public static RichText Subjects(IReadOnlyCollection<Subject> subjects, ReportModel model, Span? between = null, int most = 12) =>
        RichText.Join(between ?? new(", "), subjects.Take(most)
            .Select(subject => (RichText)(model.HasPart(subject) ? Span.Link(subject.Name, model.AnchorOf(subject)) : new Span(subject.Name)))
            .Concat(subjects.Count > most ? [(RichText)$"and {subjects.Count - most} more"] : []));

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
            yield return Notes([.. byIsNote[true]]);
        }
    }

    /// <summary>Where paper sends a reader for what would fill pages.</summary>
    public static RichText Elsewhere(string file) => RichText.Of($"{Span.Quiet("In full in")} {Span.Code(file)} {Span.Quiet("and in the HTML report.")}");

    /// <summary>How many findings there are of each rule.</summary>
    public static RichText ByRule(IEnumerable<FindingItem> findings) => RichText.Join("; ", findings.GroupBy(finding => finding.Diagnostic.Descriptor)
        .OrderByDescending(rule => rule.Count()).ThenBy(rule => rule.Key.Id, StringComparer.Ordinal)
        .Select(rule => RichText.Of($"{Rule(rule.Key.Id)} {rule.Key.Title}{(rule.Count() == 1 ? "" : $" ({rule.Count()})")}")));

    private static LongBlock Notes(ImmutableArray<FindingItem> notes)
    {
        var what = Words.Count(notes.Length, "note");
        return new([new FoldBlock(what, [new FindingsBlock(notes)])], RichText.Of($"{Span.Quiet($"{what}:")} {ByRule(notes)}"));
    }
}
