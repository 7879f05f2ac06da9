using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2003: a permission set is bound to a licence that is neither a user licence nor the one for API integrations.</summary>
public sealed class IUL2003BoundToOtherPermissionSetLicense : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2003",
        title: "A permission set is bound to another permission set licence",
        messageFormat: "permission set '{0}' is bound to {1}; {2}",
        description: "The integration licence may be combined with other permission set licences, but not each has been shown to work.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Person);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var member in context.Subject.Move.PermissionSets)
        {
            Report(
                context, Evidence.Of(member.Source, member.License.Location), member.PermissionSet.FullName, member.License.Name,
                member.Obstacles);
        }

        foreach (var missing in context.Subject.Access.MissingPermissionSets)
        {
            Report(context, Evidence.Of(missing), missing.Name, missing.License, missing.Obstacles);
        }
    }

    private static void Report(SubjectAnalysisContext context, Evidence at, string name, string? license, ReassignmentObstacles obstacles)
    {
        var isOther = obstacles.HasFlag(ReassignmentObstacles.OtherPermissionSetLicense);
        var isUnknown = obstacles.HasFlag(ReassignmentObstacles.UnknownLicense);

        // IUL0008 reports a licence in doubt.
        if (obstacles.HasFlag(ReassignmentObstacles.LicenseInDoubt) || !(isOther || isUnknown))
        {
            return;
        }

        context.Report(
            Descriptor, at, name,
            isOther ? $"the permission set licence '{license}'" : $"'{license}', a licence that neither the exports nor the catalogue know",
            isOther
                ? $"it needs a seat of that licence on this user, and it is not proven that '{license}' can be held beside 'Salesforce "
                    + "Integration': try it on a sandbox user"
                : "export user-licenses and permission-set-licenses in full, then try the set on a sandbox user "
                    + "on 'Salesforce Integration'");
    }
}
