using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>Texts that several sections use: badges, links, places.</summary>
internal static class Inline
{
    /// <summary>A verdict as a badge; the colour repeats the word.</summary>
    public static Span Badge(Verdict verdict) => Span.Badge(VerdictText.Of(verdict).Name, VerdictText.Of(verdict).Id);

    public static Span Badge(Impact impact) => Span.Badge(Words.Name(impact), impact.Id());

    public static Span Badge(SignalState state) => Span.Badge(state.ToString(), state.Id());

    /// <summary>The id of a rule, as a link to its entry in the report.</summary>
    public static Span Rule(string id) => Span.Link(id, AnchorOfRule(id));

    /// <summary>A place as code: path, line and column, or path and row.</summary>
    public static RichText Place(Location location) =>
        location.IsNone ? "the project as a whole"
        : location.IsRecord ? RichText.Of($"{Span.Code(location.Path)} row {location.Line}")
        : Span.Code(location.ToString());

    public static string AnchorOfRule(string id) => $"rule-{id}";

    /// <summary>A list of names. With more than a dozen, the list is folded on a screen and counted on paper.</summary>
    /// <param name="what">Title of the list, with the number of names.</param>
    /// <param name="names">The names.</param>
    /// <param name="file">The report that lists all names.</param>
    public static Block Names(string what, IReadOnlyCollection<string> names, string file)
    {
        const int Few = 12;
        // One code span for the whole list, because a large report has hundreds of such lists.
        RichText list = Span.Code(string.Join(", ", names));
        return names.Count <= Few
            ? new ParagraphBlock(RichText.Of($"{what}: {list}"))
            : new LongBlock([new FoldBlock(what, [new ParagraphBlock(list)])], RichText.Of($"{Span.Strong(what)}. {Elsewhere(file)}"));
    }

    /// <summary>A list of subjects, with links to their parts; those beyond the limit are counted.</summary>
    public static RichText Subjects(IReadOnlyCollection<Subject> subjects, ReportModel model, Span? between = null, int most = 12) =>
        RichText.Join(between ?? new(", "), subjects.Take(most)
            .Select(subject => (RichText)(model.HasPart(subject) ? Span.Link(subject.Name, model.AnchorOf(subject))
                : new Span(subject.Name)))
            .Concat(subjects.Count > most ? [(RichText)$"and {subjects.Count - most} more"] : []));

    /// <summary>Findings, worst first; notes are folded, because they affect no verdict.</summary>
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

    /// <summary>The reference on paper to a list that would fill pages.</summary>
    public static RichText Elsewhere(string file) =>
        RichText.Of($"{Span.Quiet("In full in")} {Span.Code(file)} {Span.Quiet("and in the HTML report.")}");

    /// <summary>The number of findings of each rule.</summary>
    public static RichText ByRule(IEnumerable<FindingItem> findings) =>
        RichText.Join("; ", findings.GroupBy(finding => finding.Diagnostic.Descriptor)
        .OrderByDescending(rule => rule.Count()).ThenBy(rule => rule.Key.Id, StringComparer.Ordinal)
        .Select(rule => RichText.Of($"{Rule(rule.Key.Id)} {rule.Key.Title}{(rule.Count() == 1 ? "" : $" ({rule.Count()})")}")));

    private static LongBlock Notes(ImmutableArray<FindingItem> notes)
    {
        var what = Words.Count(notes.Length, "note");
        return new([new FoldBlock(what, [new FindingsBlock(notes)])], RichText.Of($"{Span.Quiet($"{what}:")} {ByRule(notes)}"));
    }
}
