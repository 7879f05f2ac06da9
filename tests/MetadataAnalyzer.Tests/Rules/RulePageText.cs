using System.Text;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli.RulePages;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Tests.Rules;

/// <summary>The parts of <c>rules/</c> that are generated: the head of each page, the outputs of its examples, and the index.</summary>
internal static class RulePageText
{
    /// <summary>The page with the head and the outputs as they should be.</summary>
    /// <param name="page">The text of the page.</param>
    /// <param name="descriptor">What the head is made from.</param>
    /// <param name="run">Gives the output of the rule for an example.</param>
    public static string Refresh(string page, DiagnosticDescriptor descriptor, Func<RuleExample, string> run)
    {
        var lines = page.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').ToList();
        var parsed = RulePage.Parse(page);
        foreach (var example in parsed.Flagged.Concat(parsed.Clean).OrderByDescending(example => example.OutputLine))
        {
            lines.RemoveRange(example.OutputLine, example.Output.Count(character => character == '\n'));
            lines.InsertRange(example.OutputLine, run(example).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        var body = lines.FindIndex(line => line.StartsWith("## ", StringComparison.Ordinal));
        return Head(descriptor) + string.Join('\n', lines.Skip(body)) + "\n";
    }

    /// <summary>From the title to the blank line before the first section.</summary>
    private static string Head(DiagnosticDescriptor descriptor) =>
        $"""
        # {descriptor.Id}: {descriptor.Title}

        | step | impact | looks at |
        |---|---|---|
        | {Title(descriptor.Step)} | {Impacts(descriptor)} | {RuleExplanation.LooksAt(descriptor.AppliesTo)} |

        {descriptor.Description}


        """.ReplaceLineEndings("\n");

    /// <summary>The text of <c>rules/README.md</c>.</summary>
    public static string Index(IEnumerable<DiagnosticDescriptor> descriptors)
    {
        var text = new StringBuilder(
            """
            # Rules

            One page for each rule, grouped by the step of the assessment it serves. A page says what the rule looks at, shows a project that it
            flags and one that it does not, how to fix the finding, when to live with it, and what it rests on. The tests run the examples.

            `metadata-analyzer explain ID` prints a page in the terminal, `metadata-analyzer rules --output rules.json` writes all for scripts
            ([schema](schemas/rules.schema.json)).

            | impact | means |
            |---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var impact in Enum.GetValues<Impact>())
        {
            text.Append(null, $"| {Words.Name(impact)} | {Words.Meaning(impact)} |\n");
        }

        text.Append("\nWhere a rule has several impacts, evidence decides; the first is the usual one.\n");
        foreach (var step in descriptors.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)
            .GroupBy(descriptor => descriptor.Step))
        {
            text.Append(null, $"\n## {Title(step.Key)}\n\n| rule | impact | why it matters |\n|---|---|---|\n");
            foreach (var descriptor in step)
            {
                text.Append(null,
                    $"| [{descriptor.Id}]({descriptor.HelpLink["rules/".Length..]}) {descriptor.Title} | {Impacts(descriptor)} | "
                    + $"{descriptor.Description} |\n");
            }
        }

        return text.ToString();
    }

    private static string Title(AssessmentStep step) => $"{(int)step} {RuleExplanation.Title(step)}";

    private static string Impacts(DiagnosticDescriptor descriptor) => string.Join(" or ", descriptor.Impacts);
}
