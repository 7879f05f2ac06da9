using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.IpRanges;

/// <summary>IUL4002: subjects that move have different login IP ranges or hours, so that one custom profile is not enough.</summary>
public sealed class IUL4002DifferentLoginRestrictions : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL4002",
        title: "Users that move need different profiles",
        messageFormat: "{0} different login restrictions are in use among the users that move, and each needs a custom API-only profile of "
            + "its own; this user belongs to group {1}: {2}",
        description: "Login IP ranges and hours live in the profile, so that users with different ones cannot share it.",
        step: AssessmentStep.IpRanges,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterMoveAction(AnalyzeMove);

    private static void AnalyzeMove(MoveAnalysisContext context)
    {
        var restrictions = context.Subject.Move.ProfileSettings.LoginRestrictions;
        if (!context.Candidate.Moves || restrictions.IsEmpty || context.Subject.Profile is not { } profile)
        {
            return;
        }

        var groups = LoginRestrictions.Groups(
            context.All.Where(outcome => outcome.Moves).Select(outcome => outcome.Subject.Move.ProfileSettings.LoginRestrictions));
        if (groups.Count < 2)
        {
            return;
        }

        var location = restrictions.IpRanges is [var first, ..] ? first.Location : restrictions.Hours!.Location;
        context.Report(Descriptor, Evidence.Of(profile, location), groups.Count, groups[restrictions.Key], restrictions.Key);
    }
}
