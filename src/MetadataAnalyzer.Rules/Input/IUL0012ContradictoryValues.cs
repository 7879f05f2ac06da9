using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.Input;

/// <summary>IUL0012: a component that gives the subject rights contradicts itself or holds an invalid value.</summary>
public sealed class IUL0012ContradictoryValues : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL0012",
        title: "A component contradicts itself or holds a value that cannot be read",
        messageFormat: "{0} '{1}', which gives '{2}' rights, does not say clearly what it grants: {3}. Correct the "
            + "file, or retrieve it again",
        description: "The reading that was taken may not be the one that the org has, so what the component grants is not certain.",
        step: AssessmentStep.Input,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Metadata);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var container in Containers(context.Subject.Access).Where(container => !container.ValueProblems.IsEmpty))
        {
            var problems = container.ValueProblems.Select(problem =>
                $"{(problem.Location.Path == container.Location.Path ? "" : problem.Location.Path + " ")}line "
                    + $"{problem.Location.Line}: {problem.Message}");
            context.Report(
                Descriptor, Evidence.Of(container, container.ValueProblems[0].Location), container.TypeName, container.FullName,
                context.Subject.Name, problems);
        }
    }

    private static IEnumerable<PermissionContainer> Containers(EffectiveAccess access) =>
        access.Sources.SelectMany(source => source.Muting.Sets.Cast<PermissionContainer>().Prepend(source.Container)).Distinct();
}
