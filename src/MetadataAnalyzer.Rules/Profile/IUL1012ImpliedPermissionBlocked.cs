using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Rules.Profile;

/// <summary>IUL1012: a permission that the subject needs requires one that the licence is proven not to carry.</summary>
public sealed class IUL1012ImpliedPermissionBlocked : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1012",
        title: "A permission requires another that the licence does not carry",
        messageFormat: "the licence refuses {1}, and {0} requires it ({3}): {2}. {4}",
        description: "A permission set that holds a permission must also hold what that permission requires. One that is missing "
            + "takes the whole chain with it.",
        step: AssessmentStep.Profile,
        impact: Impact.Blocker,
        otherImpacts: [Impact.Change, Impact.Verify],
        settledBy: EvidenceInputs.Answers | EvidenceInputs.Usage);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        // Without the org's own row nothing is proven to be refused.
        if (!context.Org.Capabilities.HasCapabilityRow)
        {
            return;
        }

        var broken = context.Subject.Needs.Permissions
            .Where(decision => decision.Carriage.Status != CarriageStatus.Blocked)
            .Select(decision => (Decision: decision, Impact: ImpactOf(decision, context.Subject)))
            .Where(entry => entry.Impact is not null)
            .SelectMany(entry => context.Org.PermissionDependencies.Closure([entry.Decision.Name])
                .Select(implied => (entry.Decision, Impact: entry.Impact!.Value, Implied: implied)))
            .Where(entry => context.Org.Capabilities.UserPermission(entry.Implied.Name).Status == CarriageStatus.Blocked)
            .GroupBy(entry => (entry.Implied.Name.ToUpperInvariant(), entry.Impact))
            .OrderBy(group => group.Key.Impact).ThenBy(group => group.Key.Item1, StringComparer.Ordinal);
        foreach (var group in broken)
        {
            Report(context, group.Key.Impact, [.. group.OrderBy(entry => entry.Implied.Chain.Length)
                .ThenBy(entry => entry.Decision.Name, StringComparer.Ordinal)
                .Select(entry => (entry.Decision, entry.Implied))]);
        }
    }

    /// <summary>Impact if the licence refused the permission itself; null when the move leaves it out anyway.</summary>
    private static Impact? ImpactOf(RightDecision decision, Subject subject) => decision.OutcomeIf(CarriageStatus.Blocked) switch
    {
        RightOutcome.Blocked => Impact.Blocker,
        RightOutcome.Replaced => Impact.Change,
        RightOutcome.Asked => Impact.Verify,
        _ => decision.Grants.Any(grant => subject.Move.Keeps(grant.Source)) ? Impact.Change : null,
    };

    private static void Report(
        SubjectAnalysisContext context, Impact impact, ImmutableArray<(RightDecision Decision, ImpliedPermission Implied)> holders)
    {
        var implied = holders[0].Implied.Name;
        var entry = context.Org.Catalogue.FindPermission(implied);
        context.Report(
            Descriptor, impact, Evidence.Of(holders[0].Decision.Grants.First(), implied),
            holders.Select(holder => $"'{holder.Decision.DisplayName}'"),
            entry is null ? implied : $"{entry.Label} ({implied})", context.Org.Capabilities.UserPermission(implied).Evidence,
            new ItemList("chain", holders.Select(holder => holder.Implied.ToString())), Advice(impact, holders[0].Decision));
    }

    private static string Advice(Impact impact, RightDecision decision) => impact switch
    {
        Impact.Blocker => "Let the integration do without them and say so under 'answers', or keep the user on its licence",
        Impact.Verify => $"Ask the integration's owner whether it uses them, and answer with --answer {decision.Name}=no or yes",
        _ => decision.Entry?.Replacement is { } replacement
            ? $"Instead: {replacement}"
            : "Take them out of the permission sets that are assigned again",
    };
}
