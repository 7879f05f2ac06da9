using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>
/// IUL5001: the subject may connect with a connected app, retrieved or installed, only because the app lists its profile.
/// </summary>
public sealed class IUL5001AppPreauthorizesProfile : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5001",
        title: "A connected app pre-authorises the old profile",
        messageFormat: "connected app '{0}' admits admin-approved users only and lets this user in by profile '{1}'; "
            + "add the new profile or the new permission set to the app before the switch",
        description: "An app that admits admin-approved users only refuses a user as soon as neither its profile nor a "
            + "permission set of it is listed.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var use in context.Subject.AppUses)
        {
            if (use is { App: ConnectedApp, IsAdminApproved: true, Profile: { } profile } && context.Subject.Move.LosesAccess(use))
            {
                context.Report(Descriptor, Evidence.Of(use.App, profile.Location), use.Label, profile.Name);
            }
        }
    }
}
