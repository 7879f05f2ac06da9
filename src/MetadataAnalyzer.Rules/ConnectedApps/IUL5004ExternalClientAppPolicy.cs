using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>
/// IUL5004: an external client app, or an app whose policy is not known, lets the subject in only by its profile or by permission sets that
/// are lost.
/// </summary>
public sealed class IUL5004ExternalClientAppPolicy : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5004",
        title: "An app's policy lists what the move takes away",
        messageFormat: "{0} '{1}' {2} lets this user in by {3} '{4}', which the move takes away; {5}add the new profile or the new "
            + "permission set to the app before the switch",
        description: "The policy of an external client app lists profiles and permission sets; a user that is on neither list is refused "
            + "when the app admits admin-approved users only.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Change,
        otherImpacts: [Impact.Verify],
        settledBy: EvidenceInputs.Metadata);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        // Connected apps that are known to admit admin-approved users only belong to IUL5001 and IUL5002.
        foreach (var use in context.Subject.AppUses
            .Where(use => (use.Policy.IsExternalClientApp || use.IsAdminApproved is null) && context.Subject.Move.LosesAccess(use)))
        {
            if (use.Profile is { } profile)
            {
                Report(context, use, profile, "profile", "profile");
            }

            foreach (var set in use.PermissionSets)
            {
                Report(context, use, set, "permission set", set.Name);
            }
        }
    }

    private static void Report(SubjectAnalysisContext context, AppUse use, NamedReference listed, string kind, string element)
    {
        var isKnown = use.IsAdminApproved == true;
        context.Report(
            Descriptor, isKnown ? Impact.Change : Impact.Verify, Evidence.Of(use.App, listed.Location, element),
            use.Policy.IsExternalClientApp ? "external client app" : "connected app", use.Label,
            isKnown
                ? "admits admin-approved users only and"
                : "does not show in these files whether it admits admin-approved users only; it",
            kind, listed.Name,
            isKnown ? "" : "look in Setup, or ");
    }
}
