using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>IUL5011: the subject uses an app that admits admin-approved users only and does not list it.</summary>
public sealed class IUL5011AccessFromElsewhere : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5011",
        title: "An app in use does not list the user",
        messageFormat: "app '{0}' admits admin-approved users only and lists neither the profile nor a permission set of '{1}', which "
            + "connects with it; find in Setup what lets it in (the app's profiles and permission sets, or the setup-entity-access export) "
            + "and add the new permission set there",
        description: "The access comes from somewhere that the files do not show, so that whether the move takes it away is not known.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Exports);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var use in context.Subject.AppUses)
        {
            if (use is { IsAdminApproved: true, IsSeen: true, ListsSubject: false })
            {
                context.Report(Descriptor, Evidence.Of(use.App, use.AdmissionLocation), use.Label, context.Subject.Name);
            }
        }
    }
}
