using System.Text;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.RulePages;

/// <summary>Text generated from the rules' descriptors: the head of each page, and the index of all.</summary>
internal static class RulePageHead
{
    /// <summary>From the title to the blank line before the first section.</summary>
    public static string Of(DiagnosticDescriptor descriptor) =>
        $"""
        # {descriptor.Id}: {descriptor.Title}

        | step | impact | looks at |
        |---|---|---|
        | {(int)descriptor.Step} {StepTitle(descriptor.Step)} | {Impacts(descriptor)} | {LooksAt(descriptor.AppliesTo)} |

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
            text.Append(null, $"\n## {(int)step.Key} {StepTitle(step.Key)}\n\n| rule | impact | why it matters |\n|---|---|---|\n");
            foreach (var descriptor in step)
            {
                text.Append(null,
                    $"| [{descriptor.Id}]({descriptor.HelpLink["rules/".Length..]}) {descriptor.Title} | {Impacts(descriptor)} | "
                    + $"{descriptor.Description} |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>The name of a step for people.</summary>
    public static string StepTitle(AssessmentStep step) => step switch
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

    private static string Impacts(DiagnosticDescriptor descriptor) => string.Join(" or ", descriptor.Impacts);

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
}
