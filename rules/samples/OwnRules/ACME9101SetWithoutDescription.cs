using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace OwnRules;

/// <summary>ACME9101: a permission set that reaches an integration says nothing of its purpose.</summary>
public sealed class ACME9101SetWithoutDescription : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "ACME9101",
        title: "A permission set of an integration has no description",
        messageFormat: "{0} reaches {1} and has no description; say in it which integration needs it and who answers for it",
        description: "A set without a known purpose is never taken away.",
        step: AssessmentStep.LeastPrivilege,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var source in context.Subject.Access.Sources.Where(source => !source.IsProfile && string.IsNullOrWhiteSpace(source.Container.Description)))
        {
            context.Report(Descriptor, Evidence.Of(source, source.Container.Location), source.Container.Caption, context.Subject.Name);
        }
    }
}
