using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Rules.Profile;

/// <summary>IUL1003: it is not proven whether the licence carries user permissions that the subject needs.</summary>
public sealed class IUL1003UnknownPermissions : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1003",
        title: "Whether the licence carries needed user permissions is unknown",
        messageFormat: "it is unknown whether the licence carries what {0} grants and the integration needs: {1}. "
            + "One query settles it: {2}",
        description: "The content of the permission set licence is not public. A permission that is not proven to be carried may be "
            + "carried or refused.",
        step: AssessmentStep.Profile,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.CapabilityRow | EvidenceInputs.Probe);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var unknown = context.Subject.Needs.Permissions
            .Where(decision => decision is { Outcome: RightOutcome.Unproven, IsAssigned: false })
            .GroupBy(decision => decision.Grants.First().Source.Container);
        foreach (var decisions in unknown)
        {
            context.Report(
                Descriptor, Evidence.Of(decisions.First().Grants.First(), element: ""), decisions.Key.Caption,
                decisions.Select(decision => decision.OpenName),
                PermissionSetLicenseRow.Export.Soql);
        }
    }
}
