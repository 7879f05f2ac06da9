using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.User;

/// <summary>IUL8002: a feature-licence checkbox is set on the user.</summary>
public sealed class IUL8002FeatureLicenses : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL8002",
        title: "Feature licences are ticked on the user",
        messageFormat: "'{0}' has feature licences ticked: {1}. Untick what the integration does not use, "
            + "and try the rest on a sandbox user: whether the licence can hold them is not known",
        description: "Feature licences are checkboxes on the user. No public statement says which of them a user of the "
            + "integration licence may have.",
        step: AssessmentStep.User,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Person);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        if (context.Subject.User is { FeatureFlags.IsEmpty: false } user)
        {
            context.Report(
                Descriptor, context.Subject.Location, context.Subject.Name, user.FeatureFlags.Select(flag => $"UserPermissions{flag}"));
        }
    }
}
