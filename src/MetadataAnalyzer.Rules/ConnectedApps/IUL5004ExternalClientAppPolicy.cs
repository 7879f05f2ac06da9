using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>IUL5004: an external client app lets the subject in only by its profile or by permission sets that are lost.</summary>
public sealed class IUL5004ExternalClientAppPolicy : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5004",
        title: "An external client app's policy lists what the move takes away",
        messageFormat: "external client app '{0}' admits admin-approved users only and its policy lets this user in by {1} '{2}', which the move takes away; "
            + "add the new profile or the new permission set to the policy before the switch",
        description: "The policy of an external client app lists profiles and permission sets; a user that is on neither list is refused.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var use in context.Subject.AppUses)
        {
            if (use.App is not ExternalClientApplication || !context.Subject.LosesAccess(use))
            {
                continue;
            }

            if (use.Profile is { } profile)
            {
                context.Report(Descriptor, Evidence.Of(use.App, profile.Location, "profile"), use.Label, "profile", profile.Name);
            }

            foreach (var set in use.PermissionSets)
            {
                context.Report(Descriptor, Evidence.Of(use.App, set.Location, set.Name), use.Label, "permission set", set.Name);
            }
        }
    }
}
