using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Rules.CurrentProfile;

/// <summary>IUL1003: nobody has shown whether the licence carries user permissions that the subject needs.</summary>
public sealed class IUL1003UnknownPermissions : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1003",
        title: "Whether the licence carries needed user permissions is unknown",
        messageFormat: "it is unknown whether the licence carries user permissions that the integration needs and {0} grants: {1}. One query settles it: {2}",
        description: "What the permission set licence contains is not public. Unknown is neither a yes nor a no.",
        step: AssessmentStep.Profile,
        impact: Impact.Verify);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var unknown = context.Subject.PermissionNeeded
            .Where(need => need is { Need: Need.Needed, Carriage.Status: CarriageStatus.Unknown })
            .GroupBy(need => need.Right.Grants[0].Source.Container);
        foreach (var needs in unknown)
        {
            var names = needs.Select(need => need.DisplayName).ToList();
            context.Report(
                Descriptor, Evidence.Of(needs.First().Right.Grants[0], element: ""), needs.Key.Caption, names,
                OrgExportQueries.For(OrgExportKind.PermissionSetLicenses).Soql);
        }
    }
}
