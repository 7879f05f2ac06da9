using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.Profile;

/// <summary>IUL1009: a login flow is attached to the profile.</summary>
public sealed class IUL1009LoginFlow : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1009",
        title: "A login flow is attached to the profile",
        messageFormat: "profile '{0}' has a login flow that stays with it: {1}. It shows screens to people who sign in; if it also sets "
            + "data that the integration relies on, set them elsewhere",
        description: "Login flows belong to a profile, and no permission set can hold one.",
        step: AssessmentStep.Profile,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        if (context.Subject.Profile is { LoginFlows: [var first, ..] flows } profile)
        {
            var names = flows.Select(flow => $"'{flow.Name}'").Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);
            context.Report(Descriptor, Evidence.Of(profile, first.Location), context.Org.Names.ProfileLabel(profile.FullName), names);
        }
    }
}
