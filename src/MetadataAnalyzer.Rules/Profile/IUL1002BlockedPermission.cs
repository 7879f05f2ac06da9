using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Rules.Profile;

/// <summary>IUL1002: a user permission that the subject needs is proven not to be carried by the licence.</summary>
public sealed class IUL1002BlockedPermission : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1002",
        title: "The licence does not carry a user permission",
        messageFormat: "{0} grants {1}, which the integration needs and {2}. {3}",
        description: "A permission that the permission set licence does not contain cannot be in any permission set of the user.",
        step: AssessmentStep.Profile,
        impact: Impact.Blocker,
        otherImpacts: [Impact.Change]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var decisions =
            context.Subject.Needs.Permissions.Where(decision => decision.Outcome is RightOutcome.Blocked or RightOutcome.Replaced);
        foreach (var group in decisions
            .GroupBy(decision => (decision.Grants.First().Source.Container, decision.Outcome, decision.Entry?.Replacement)))
        {
            Report(context, [.. group]);
        }
    }

    private static void Report(SubjectAnalysisContext context, ImmutableArray<RightDecision> decisions)
    {
        var first = decisions[0];
        var container = first.Grants.First().Source.Caption;
        var isBlocked = first.Outcome == RightOutcome.Blocked;
        context.Report(
            Descriptor, isBlocked ? Impact.Blocker : Impact.Change,
            Evidence.Of(first.Grants.First(), string.Join(", ", decisions.Select(decision => decision.Name))),
            container, decisions.Select(decision => decision.DisplayName), Carriage(first.Carriage),
            isBlocked ? Advice(first) : $"Instead: {first.Entry!.Replacement}");
    }

    private static string Carriage(Carriage carriage) =>
        $"{(carriage.Status == CarriageStatus.Blocked ? "the licence refuses" : "the licence is not known to carry")}: {carriage.Evidence}";

    private static string Advice(RightDecision decision) =>
        "Let the integration do without it and say so under 'answers', or keep the user on its licence: assigning it fails with 'The user "
            + $"license doesn't allow the permission: {decision.Entry?.Label ?? decision.Name}'";
}
