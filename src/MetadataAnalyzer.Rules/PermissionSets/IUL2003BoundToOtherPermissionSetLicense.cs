using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2003: a permission set is bound to a permission set licence other than the one for API integrations.</summary>
public sealed class IUL2003BoundToOtherPermissionSetLicense : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2003",
        title: "A permission set is bound to another permission set licence",
        messageFormat: "permission set '{0}' is bound to the permission set licence '{1}'; it needs a seat of that licence on this user, and it is not proven "
            + "that '{1}' can be held beside 'Salesforce Integration': try it on a sandbox user",
        description: "The integration licence may be combined with other permission set licences, but not each has been shown to work.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Verify);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var member in context.Subject.PermissionSets)
        {
            var set = member.PermissionSet;
            if (member.Obstacles.HasFlag(ReassignmentObstacles.OtherPermissionSetLicense))
            {
                context.Report(Descriptor, Evidence.Of(member.Source, set.LicenseLocation), set.FullName, set.License);
            }
        }

        foreach (var missing in context.Subject.MissingPermissionSets)
        {
            if (missing.Obstacles.HasFlag(ReassignmentObstacles.OtherPermissionSetLicense))
            {
                context.Report(Descriptor, Evidence.Of(missing), missing.Name, missing.License);
            }
        }
    }
}
