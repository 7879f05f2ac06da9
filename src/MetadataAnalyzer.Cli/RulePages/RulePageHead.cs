using System.Text;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Cli.RulePages;

/// <summary>What is generated from the rules' descriptors: the head of each page, and the index of all.</summary>
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

            One page for each rule. A page says what the rule looks at, shows a project that it flags and one that it does not, how to fix the
            finding, when to live with it, and what it rests on. The examples are run by the tests. `metadata-analyzer explain ID` prints a page.

            """.ReplaceLineEndings("\n"));
        foreach (var step in descriptors.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal).GroupBy(descriptor => descriptor.Step))
        {
            text.Append(null, $"\n## {(int)step.Key} {StepTitle(step.Key)}\n\n| id | impact | says |\n|---|---|---|\n");
            foreach (var descriptor in step)
            {
                text.Append(null, $"| [{descriptor.Id}]({descriptor.HelpLink["rules/".Length..]}) | {Impacts(descriptor)} | {descriptor.Title} |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>What people call a step.</summary>
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

    private static string LooksAt(Candidacy candidacy)
    {
        (Candidacy Flag, string Name)[] names =
        [
            (Candidacy.Candidate, "candidates"), (Candidacy.AlreadyMigrated, "migrated users"), (Candidacy.Dormant, "dormant users"),
            (Candidacy.NotACandidate, "users that cannot move"),
        ];
        return string.Join(", ", names.Where(entry => candidacy.HasFlag(entry.Flag)).Select(entry => entry.Name));
    }
}
