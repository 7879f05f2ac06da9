using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.RulePages;

/// <summary>A rule explained in a terminal of 80 columns.</summary>
internal static class RuleExplanation
{
    private const string Indent = "  ";

    private const string Deeper = "      ";

    /// <summary>The lines of the explanation; those of the headings, and no others, begin at the left edge.</summary>
    /// <param name="rule">The rule with the content of its page.</param>
    /// <param name="page">Its page; null when it has none.</param>
    /// <param name="allExamples">Whether every example is shown, not only the first.</param>
    public static IEnumerable<string> Of(RuleDocument rule, RulePage? page, bool allExamples) =>
    [
        .. Head(rule.Descriptor),
        .. Section("What it looks at", PlainText.Lines(rule.LooksAt, Indent)),
        .. Section("Why it matters", PlainText.Lines(rule.Descriptor.Description, Indent)),
        .. Section("How to fix", PlainText.Lines(rule.HowToFix, Indent)),
        .. Section("When to live with it", PlainText.Lines(rule.WhenToLiveWithIt, Indent)),
        .. rule.Sources.IsEmpty ? [] : Section("Sources", rule.Sources.SelectMany(Source)),
        .. page is null ? [] : Examples(page, allExamples),
        .. page is null || allExamples || page.Flagged.Length + page.Clean.Length < 2 ? Array.Empty<string>()
            : ["", $"{Indent}More examples, and what stays silent: {ToolInfo.Command} explain {rule.Descriptor.Id} --examples"],
        .. rule.Origin is { } origin
            ? ["", $"{Indent}From {origin}{(rule.Page is { } own ? $"; its page: {own}" : "")}"]
            : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Examples(RulePage page, bool all) => page.Flagged.Take(all ? int.MaxValue : 1)
        .SelectMany(example => Section(example.Name == RulePage.FlaggedSection ? "Example" : $"Example: {example.Name}", Example(example)))
        .Concat(all ? page.Clean.SelectMany(example => Section($"Silent: {example.Name}", Example(example))) : []);

    private static IEnumerable<string> Head(DiagnosticDescriptor descriptor) =>
    [
        .. PlainText.Wrap($"{descriptor.Id}: {descriptor.Title}", "", ""),
        "",
        .. descriptor.Impacts.SelectMany((impact, index) =>
            PlainText.Wrap($"{Words.Name(impact)}: {Words.Meaning(impact)}", Label(index == 0 ? "Impact" : ""), Label(""))),
        .. PlainText.Wrap($"{(int)descriptor.Step} {Title(descriptor.Step)}", Label("Step"), Label("")),
        .. PlainText.Wrap(LooksAt(descriptor.AppliesTo), Label("For"), Label("")),
    ];

    /// <summary>The name of a step for people.</summary>
    public static string Title(AssessmentStep step) => step switch
    {
        AssessmentStep.Input => "The input",
        AssessmentStep.Profile => "Current profile",
        AssessmentStep.PermissionSets => "Permission sets and groups",
        AssessmentStep.NewPermissionSet => "The new permission set",
        AssessmentStep.IpRanges => "IP ranges and login hours",
        AssessmentStep.ConnectedApps => "Connected apps and external client apps",
        AssessmentStep.ApexAndVisualforce => "Apex classes and Visualforce pages",
        AssessmentStep.References => "References elsewhere in the project",
        AssessmentStep.User => "The user",
        AssessmentStep.LeastPrivilege => "Least privilege and drift",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "not a step"),
    };

    /// <summary>The subjects that a rule looks at.</summary>
    public static string LooksAt(Candidacy candidacy)
    {
        (Candidacy Flag, string Name)[] names =
        [
            (Candidacy.Candidate, "candidates"), (Candidacy.AlreadyMigrated, "migrated users"), (Candidacy.Dormant, "dormant users"),
            (Candidacy.NotACandidate, "users that cannot move"),
        ];
        return string.Join(", ", names.Where(entry => candidacy.HasFlag(entry.Flag)).Select(entry => entry.Name));
    }

    private static string Label(string text) => $"{Indent}{text,-8}";

    private static IEnumerable<string> Section(string heading, IEnumerable<string> lines) => ["", heading, .. lines];

    private static IEnumerable<string> Source(RuleSource source) =>
    [
        .. PlainText.Wrap($"{source.Text} ({source.Grade}, {source.Date})", Indent + "- ", Indent + "  "),
        .. source.Links.Select(link => $"{Indent}  {link}"),
    ];

    private static IEnumerable<string> Example(RuleExample example)
    {
        foreach (var (path, content) in example.Files)
        {
            yield return $"{Indent}{path}";
            foreach (var line in content.TrimEnd('\n').Split('\n'))
            {
                yield return line.Length == 0 ? "" : Deeper + line;
            }

            yield return "";
        }

        yield return example.Output.Trim().Length == 0 ? $"{Indent}It says nothing" : $"{Indent}It says";
        foreach (var line in example.Output.TrimEnd('\n').Split('\n').SelectMany(output => PlainText.Wrap(output, Deeper, Deeper + Indent)))
        {
            yield return line;
        }
    }
}
