using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.Input;

/// <summary>IUL0010: several places of the project define one component differently.</summary>
public sealed class IUL0010DuplicateComponent : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL0010",
        title: "A component is defined twice, with different content",
        messageFormat: "{0} '{1}' is defined in '{2}' and, with other content, in {3}{4}. The first is used, because {5}; delete the copy "
            + "that the org does not hold",
        description: "Which of the definitions the org holds cannot be told from the files.",
        step: AssessmentStep.Input,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Metadata);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterProjectAction(AnalyzeProject);

    private static void AnalyzeProject(ProjectAnalysisContext context)
    {
        foreach (var duplicate in context.Org.Project.Duplicates)
        {
            var users = context.Subjects.Select(entry => entry.Subject).Where(subject => subject.Uses(duplicate.Type, duplicate.FullName));
            var at = new Evidence { Location = duplicate.Winner, Component = new(duplicate.Type, duplicate.FullName) };
            context.ReportForEach(
                users, Descriptor, at, duplicate.Type, duplicate.FullName, duplicate.Winner.Path,
                duplicate.Losers.Select(loser => $"'{loser.Path}'"),
                duplicate.Difference is { } difference ? $" ({difference})" : "", Reason(duplicate));
        }
    }

    private static string Reason(DuplicateComponent duplicate) => duplicate.PackageDirectory is { } directory
        ? $"package directory '{directory}' comes after the others in the project"
        : "its path is the last in alphabetical order, which says nothing about the org";
}
