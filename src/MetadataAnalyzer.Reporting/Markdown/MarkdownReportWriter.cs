using System.Collections.Immutable;
using System.Text;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Reporting.Markdown;

/// <summary>
/// <c>assessment.md</c>: the report as a comment of a pull request or a job summary. It stays short for an org of any size, and it counts
/// what it leaves out. It is not drawn from the document of blocks, because a comment has a limit on its length: each part is added only if
/// it fits.
/// </summary>
internal static class MarkdownReportWriter
{
    private const int MostRows = 40;
    private const int MostBlockers = 5;
    private const int MostGaps = 12;

    public static void Write(ReportModel model, Stream stream) => stream.Write(Encoding.UTF8.GetBytes(Text(model)));

    private static string Text(ReportModel model)
    {
        var markdown = new BoundedMarkdown();
        var cuts = new List<string>();
        markdown.Reserve(1_500);
        markdown.TryAdd($"## {MarkdownText.Prose(model.Options.Title ?? "Salesforce Integration licence: readiness", 200)}\n");
        if (model.Options.Client is { } client)
        {
            markdown.TryAdd($"For {MarkdownText.Prose(client, 200)}\n");
        }

        MarkdownGate.Add(markdown, model);
        markdown.TryAdd(Headline(model));
        MarkdownSavings.Add(markdown, model.Savings);
        AddCandidates(markdown, model, cuts);
        AddBlockers(markdown, model, cuts);
        AddMissing(markdown, model, cuts);
        AddApplications(markdown, model, cuts);
        AddDetails(markdown, model, cuts);
        markdown.Reserve(0);
        markdown.TryAdd(Footer(model, cuts));
        return markdown.ToString();
    }

    private static string Headline(ReportModel model)
    {
        var candidates = model.Subjects.Count(assessed => assessed.IsCandidate);
        return $"**{Words.Count(candidates, "candidate")} for the move** among {Words.Count(model.Subjects.Length, model.Noun)}."
            + $"{(model.Subjects.IsEmpty ? "" : $" Verdicts: {VerdictText.Tally(model.Subjects)}.")}\n";
    }

    private static void AddCandidates(BoundedMarkdown markdown, ReportModel model, List<string> cuts)
    {
        var candidates = model.Subjects.Where(assessed => assessed.IsCandidate).ToList();
        if (candidates.Count == 0)
        {
            markdown.TryAdd("### Candidates\n\nNone. The missing evidence below says what the assessment could not see.\n");
            return;
        }

        // When no user is priced, the sentence above states this once.
        var saving = model.Savings.IsPriced ? (" Saving a year |", "--:|") : ("", "");
        markdown.TryAdd($"### Candidates\n\n| Subject | Verdict | Blockers | Changes | To verify |{saving.Item1} What decides "
            + $"|\n|---|---|--:|--:|--:|{saving.Item2}---|");
        var left = markdown.AddAll(candidates, assessed => Row(assessed, model.Savings), MostRows);
        markdown.TryAdd(left > 0 ? $"\n{Words.Count(left, "more candidate")} not shown here.\n" : "");
        if (left > 0)
        {
            cuts.Add(Words.Count(left, "candidate") + " of the table");
        }
    }

    private static string Row(AssessedSubject assessed, SavingsEstimate all)
    {
        var savings = all.BySubject.GetValueOrDefault(assessed.Subject);
        var saving = !all.IsPriced ? "" : $" {(savings is null ? "–" : Amounts.Text(savings.Annual, all.Currency))} |";
        return $"| {MarkdownText.CellCode(assessed.Subject.Name)} | {VerdictText.Of(assessed.Verdict).Name} | {assessed.Blockers} | "
            + $"{assessed.Changes} | {assessed.Verifications} |{saving} {Deciding(assessed)} |";
    }

    /// <summary>The rules behind a verdict, each once with its number of findings.</summary>
    private static string Deciding(AssessedSubject assessed)
    {
        const int Shown = 2;
        var rules = assessed.DecidingRules;
        var shown = rules.Take(Shown)
            .Select(entry =>
            $"{entry.Rule.Id} {MarkdownText.Prose(entry.Rule.Title, 120)}{(entry.Findings > 1 ? $" ({entry.Findings})" : "")}");
        return rules.IsEmpty ? "nothing stands in the way"
            : string.Join("<br>", shown) + (rules.Length > Shown ? $"<br>and {Words.Count(rules.Length - Shown, "more rule")}" : "");
    }

    private static void AddBlockers(BoundedMarkdown markdown, ReportModel model, List<string> cuts)
    {
        var blockers = model.Themes.Where(theme => theme.Impact == Impact.Blocker).ToList();
        if (blockers.Count == 0)
        {
            return;
        }

        markdown.TryAdd("### Biggest blockers\n");
        var left = markdown.AddAll(
            blockers,
            blocker => $"- **{blocker.Rule.Id}** {MarkdownText.Prose(blocker.Rule.Title, 120)}: "
                + $"{Words.Count(blocker.Findings.Length, "finding")} for {Who(blocker.Subjects)}. "
                + $"{MarkdownText.Prose(blocker.Rule.Description, 300)}",
            MostBlockers);
        markdown.TryAdd("");
        if (left > 0)
        {
            cuts.Add(Words.Count(left, "rule") + " with blockers");
        }
    }

    private static string Who(ImmutableArray<Subject> subjects)
    {
        const int Shown = 3;
        return string.Join(", ", subjects.Take(Shown).Select(subject => MarkdownText.Code(subject.Name))) + (subjects.Length > Shown
            ? $" and {subjects.Length - Shown} more"
            : "");
    }

    private static void AddMissing(BoundedMarkdown markdown, ReportModel model, List<string> cuts)
    {
        var gaps = model.Result.Signals.Where(signal => signal.State != SignalState.Present).ToList();
        var confidence = model.Result.Confidence;
        if (confidence.Candidates > 0)
        {
            var rest = confidence.Inputs.IsEmpty ? "" : " What would decide most of the rest:";
            markdown.TryAdd($"Decided: {AssessmentConfidenceText.Decided(confidence)}.{rest}\n");
            markdown.AddAll(
                [.. confidence.Inputs.Index()],
                entry => $"{entry.Index + 1}. {MarkdownText.Prose(AssessmentConfidenceText.Name(entry.Item), 500)}: "
                    + $"{AssessmentConfidenceText.Effect(entry.Item, entry.Index == 0)}");
            markdown.TryAdd("");
        }

        if (gaps.Count == 0)
        {
            return;
        }

        markdown.TryAdd("### Missing evidence\n");
        var left = markdown.AddAll(
            gaps,
            signal => $"- {MarkdownText.Code(signal.Name)}{Extent(signal)}: "
                + $"{MarkdownText.Prose(signal.Effect.Length > 0 ? signal.Effect : signal.Detail, 300)}",
            MostGaps);
        markdown.TryAdd("");
        if (left > 0)
        {
            cuts.Add(Words.Count(left, "missing piece") + " of evidence");
        }
    }

    /// <summary>The words "in part" for partial evidence, unless its effect starts with them.</summary>
    private static string Extent(Signal signal) =>
        signal.State == SignalState.Partial && !signal.Effect.StartsWith("in part", StringComparison.Ordinal) ? " (in part)" : "";

    private static void AddApplications(BoundedMarkdown markdown, ReportModel model, List<string> cuts)
    {
        if (model.Products.IsEmpty)
        {
            return;
        }

        markdown.TryAdd("### By application\n\n| Product | What is said | Subjects |\n|---|---|---|");
        var left = markdown.AddAll(model.Products, Row, MostRows);
        markdown.TryAdd("");
        if (left > 0)
        {
            cuts.Add(Words.Count(left, "product") + " by application");
        }
    }

    private static string Row(UsedProduct used)
    {
        var contested = used.Product.IsContested ? ["The statements contradict each other."] : Array.Empty<string>();
        var said = contested.Concat(used.Product.Statements.Select(statement =>
            $"{VendorWords.Stance(statement.Stance)}, {statement.Speaker}, {statement.When}: {VendorWords.Text(statement)} "
            + $"({VendorWords.Source(statement)})"));
        var perhaps = used.Users.Any(user => user.Use.IsSure) ? "" : "perhaps ";
        return $"| {perhaps}{MarkdownText.Prose(used.Product.DisplayName, 120)} | "
            + $"{string.Join("<br>", said.Select(text => MarkdownText.Prose(text, 600)))} | "
            + $"{Who([.. used.Users.Select(user => user.Assessed.Subject)])} |";
    }

    private static void AddDetails(BoundedMarkdown markdown, ReportModel model, List<string> cuts)
    {
        var subjects = model.Subjects.Where(assessed => assessed.HasSteps
            && assessed.Blockers + assessed.Changes + assessed.Verifications > 0).ToList();
        if (subjects.Count == 0)
        {
            return;
        }

        markdown.TryAdd("### Findings by subject\n");
        var left = markdown.AddAll(subjects, MarkdownSubject.Text);
        if (left > 0)
        {
            cuts.Add("the findings of " + Words.Count(left, "subject"));
        }
    }

    private static string Footer(ReportModel model, List<string> cuts)
    {
        var asOf = model.Result.Org.AsOf is { } day ? $" as of {day:yyyy-MM-dd}" : "";
        var cut = cuts.Count == 0 ? "" : $" Left out to keep this short: {string.Join("; ", cuts)}.";
        return $"<sub>{ToolInfo.Name} {ToolInfo.Version}, {Words.Count(model.Rules.Length, "rule")}{asOf}.{cut} The other reports hold "
            + $"every finding with its place and grant path.</sub>";
    }
}

/// <summary>
/// Markdown within the length of a comment of a pull request. A part that does not fit is left out as a whole, so that no markup stays
/// open.
/// </summary>
internal sealed class BoundedMarkdown
{
    /// <summary>Comments have at most 65,536 characters; the rest is for text that a pipeline adds around the report.</summary>
    public const int Most = 50_000;

    private readonly StringBuilder _text = new();
    private int _reserved;

    /// <summary>Adds a text and a line end if they fit into the length that is not reserved.</summary>
    public bool TryAdd(string text)
    {
        if (_text.Length + text.Length + 1 > Most - _reserved)
        {
            return false;
        }

        _text.Append(text).Append('\n');
        return true;
    }

    /// <summary>
    /// Adds the items until one does not fit, and returns how many are left out. No item is skipped in between, because a list with holes
    /// would mislead.
    /// </summary>
    public int AddAll<T>(IReadOnlyList<T> items, Func<T, string> toText, int most = int.MaxValue)
    {
        var count = 0;
        while (count < Math.Min(items.Count, most) && TryAdd(toText(items[count])))
        {
            count++;
        }

        return items.Count - count;
    }

    /// <summary>Reserves length for the end of the text.</summary>
    public void Reserve(int length) => _reserved = length;

    public override string ToString() => _text.ToString();
}
