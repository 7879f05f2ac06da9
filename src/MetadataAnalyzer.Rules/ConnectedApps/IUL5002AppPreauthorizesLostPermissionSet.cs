using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>IUL5002: an app lets the subject in by a permission set that the move takes away.</summary>
public sealed class IUL5002AppPreauthorizesLostPermissionSet : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5002",
        title: "A connected app pre-authorises a permission set that is lost",
        messageFormat: "connected app '{0}' admits admin-approved users only and lets this user in by permission set '{1}', which cannot "
            + "be assigned after the switch; add the new permission set, or the set that takes its place, to the app before the switch",
        description: "An app that admits admin-approved users only refuses a user that holds none of the permission sets it lists.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var use in context.Subject.AppUses)
        {
            if (use is not { App: ConnectedApp, IsAdminApproved: true } || !context.Subject.Move.LosesAccess(use))
            {
                continue;
            }

            foreach (var set in use.PermissionSets)
            {
                context.Report(Descriptor, Evidence.Of(use.App, set.Location, set.Name), use.Label, set.Name);
            }
        }
    }
}
