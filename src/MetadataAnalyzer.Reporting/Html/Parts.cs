using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Html;

/// <summary>The small pieces of markup that several sections use.</summary>
internal static class Parts
{
    /// <summary>A verdict as a labelled badge: its words say what its colour says.</summary>
    public static HtmlFragment Badge(Verdict verdict)
    {
        var text = VerdictText.Of(verdict);
        return HtmlFragment.Of($"<span class=\"badge {text.Id}\">{text.Name}</span>");
    }

    public static HtmlFragment Badge(Impact impact) => HtmlFragment.Of($"<span class=\"badge {Words.Id(impact)}\">{Words.Name(impact)}</span>");

    public static HtmlFragment Badge(SignalState state) => HtmlFragment.Of($"<span class=\"badge {Words.Id(state)}\">{state.ToString()}</span>");

    /// <summary>A number in a table; a zero is there and does not shout.</summary>
    public static HtmlFragment Count(int count) =>
        count == 0 ? HtmlFragment.Of($"<td class=\"number zero\">0</td>") : HtmlFragment.Of($"<td class=\"number\">{count}</td>");

    /// <summary>A place: path, line and column, or path and row.</summary>
    public static HtmlFragment Place(Location location) =>
        string.IsNullOrEmpty(location.Path) ? HtmlFragment.Of($"the project as a whole")
        : location.IsRecord ? HtmlFragment.Of($"<code>{location.Path}</code> row {location.Line}")
        : HtmlFragment.Of($"<code>{location.ToString()}</code>");

    /// <summary>A rule's id, which leads to what the rule says.</summary>
    public static HtmlFragment RuleLink(string id) => HtmlFragment.Of($"<a class=\"rule\" href=\"#rule-{id}\">{id}</a>");

    /// <summary>The findings as a list, worst first; notes touch no verdict, so that they fold away on a screen and are printed in full.</summary>
    public static void WriteFindings(HtmlDocument document, IEnumerable<Diagnostic> diagnostics)
    {
        var byIsNote = diagnostics.ToLookup(diagnostic => diagnostic.Impact == Impact.Note);
        if (byIsNote[false].Any())
        {
            WriteList(document, byIsNote[false]);
        }

        if (byIsNote[true].Any())
        {
            document.Line($"<details class=\"notes\"><summary>{Words.Count(byIsNote[true].Count(), "note")}</summary>");
            WriteList(document, byIsNote[true]);
            document.Line($"</details>");
        }
    }

    private static void WriteList(HtmlDocument document, IEnumerable<Diagnostic> diagnostics)
    {
        document.Line($"<ul class=\"findings\">");
        foreach (var diagnostic in diagnostics)
        {
            document.Line($"<li class=\"finding {Words.Id(diagnostic.Impact)}\">");
            document.Line($"<p class=\"what\">{Badge(diagnostic.Impact)} {RuleLink(diagnostic.Id)} {diagnostic.Message}</p>");
            document.Line($"<p class=\"where\">{Place(diagnostic.Location)}</p>");
            if (diagnostic.Suppression is { } accepted)
            {
                document.Line($"<p class=\"where\">accepted: {accepted.Reason} ({Place(accepted.Location)})</p>");
            }

            WritePath(document, diagnostic.Evidence.Path);
            document.Line($"</li>");
        }

        document.Line($"</ul>");
    }

    /// <summary>Names one after the other; more than a dozen fold away on a screen and are printed in full.</summary>
    public static void WriteNames(HtmlDocument document, string what, IReadOnlyCollection<string> names)
    {
        const int Few = 12;
        if (names.Count == 0)
        {
            return;
        }

        var list = HtmlFragment.Join(names.Select(name => HtmlFragment.Of($"<code>{name}</code>")), ", ");
        if (names.Count <= Few)
        {
            document.Line($"<p class=\"names\">{what}: {list}</p>");
            return;
        }

        document.Line($"<details><summary>{what}</summary><p class=\"names\">{list}</p></details>");
    }

    /// <summary>How the subject comes by what the finding is about; the place that proves each step folds away.</summary>
    private static void WritePath(HtmlDocument document, GrantPath path)
    {
        if (path.Count == 0)
        {
            return;
        }

        var steps = path.Select(step => HtmlFragment.Of($"<li>{step.Type} {step.Name}: {Place(step.Location)}</li>"));
        document.Line($"<details class=\"path\"><summary>{path.ToString()}</summary><ol>{HtmlFragment.Join(steps)}</ol></details>");
    }
}
