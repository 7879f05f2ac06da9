using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Rules.CurrentProfile;

/// <summary>IUL1002: a user permission that the subject needs is proven not to be carried by the licence.</summary>
public sealed class IUL1002BlockedPermission : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1002",
        title: "The licence does not carry a user permission",
        messageFormat: "user permission '{0}' cannot be held on the licence: {1}. It is granted by {2}; assigning it fails with 'The user license doesn't allow the permission: {3}'. {4}",
        description: "A permission that the permission set licence does not contain cannot be in any permission set of the user.",
        step: AssessmentStep.Profile,
        impact: Impact.Blocker,
        otherImpacts: [Impact.Change]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var need in context.Subject.PermissionNeeded.Where(need => need is { Need: Need.Needed, Carriage.Status: CarriageStatus.Blocked }))
        {
            var (impact, advice) = Weigh(need, context.Subject);
            var sources = need.Right.Grants.Select(grant => grant.Source.Caption).Distinct(StringComparer.Ordinal);
            context.Report(
                Descriptor, impact, Evidence.Of(need.Right.Grants[0]), need.DisplayName, need.Carriage.Evidence, string.Join(" and ", sources), need.Entry?.Label ?? need.Name, advice);
        }
    }

    private static (Impact Impact, string Advice) Weigh(PermissionNeed need, Subject subject)
    {
        if (need.Entry?.Replacement is { } replacement)
        {
            return (Impact.Change, $"Instead: {replacement}");
        }

        return BlockedAdvice.Of(subject.MayLeaveOut(need));
    }
}
