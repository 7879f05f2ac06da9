using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Rules.CurrentProfile;

/// <summary>IUL1012: a permission that the subject needs requires one that the licence is proven not to carry.</summary>
public sealed class IUL1012ImpliedPermissionBlocked : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1012",
        title: "A permission requires another that the licence does not carry",
        messageFormat: "{0} cannot be held without user permission '{1}', which the licence does not carry: {2}. What requires what: {3}. Granted by {4}. {5}",
        description: "A permission set that holds a permission must also hold what that permission requires. One that is missing takes the whole chain with it.",
        step: AssessmentStep.Profile,
        impact: Impact.Blocker,
        otherImpacts: [Impact.Change]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        // Without the org's own row nothing is proven to be refused.
        if (!context.Org.Capabilities.HasCapabilityRow)
        {
            return;
        }

        var broken = context.Subject.PermissionNeeded
            .Where(need => need is { Need: Need.Needed, Carriage.Status: not CarriageStatus.Blocked })
            .SelectMany(need => context.Org.PermissionDependencies.Closure([need.Name]).Select(implied => (Need: need, Implied: implied)))
            .Where(entry => context.Org.Capabilities.UserPermission(entry.Implied.Name).Status == CarriageStatus.Blocked)
            .GroupBy(entry => entry.Implied.Name, StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in broken)
        {
            Report(context, group.Key, [.. group.OrderBy(entry => entry.Implied.Chain.Length).ThenBy(entry => entry.Need.Name, StringComparer.Ordinal)]);
        }
    }

    private static void Report(SubjectAnalysisContext context, string implied, ImmutableArray<(PermissionNeed Need, ImpliedPermission Implied)> holders)
    {
        var subject = context.Subject;
        var (impact, advice) = BlockedAdvice.Of(holders.All(holder => subject.MayLeaveOut(holder.Need)));
        var entry = context.Org.Catalogue.FindPermission(implied);
        context.Report(
            Descriptor, impact, Evidence.Of(holders[0].Need.Right.Grants[0], implied),
            string.Join(" and ", holders.Select(holder => $"'{holder.Need.DisplayName}'")),
            entry is null ? implied : $"{entry.Label} ({implied})",
            context.Org.Capabilities.UserPermission(implied).Evidence,
            string.Join("; ", holders.Select(holder => holder.Implied.ToString())),
            string.Join(" and ", holders.SelectMany(holder => holder.Need.Right.Grants).Select(grant => grant.Source.Caption).Distinct(StringComparer.Ordinal)),
            advice);
    }
}
