using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>IUL5003: an app's client-credentials flow runs as the subject.</summary>
public sealed class IUL5003ClientCredentialsRunAsUser : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5003",
        title: "An app's client-credentials flow runs as this user",
        messageFormat: "app '{0}' runs its client-credentials flow as this user; such a user must hold API Only, which the move gives it",
        description: "The client-credentials flow asks for no login page, so that it works on the integration licence.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var use in context.Subject.AppUses)
        {
            if (use.RunAs is { } runAs)
            {
                context.Report(Descriptor, Evidence.Of(use.App, runAs.Location), use.Label);
            }
        }
    }
}
