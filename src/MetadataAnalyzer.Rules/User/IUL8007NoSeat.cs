using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.User;

/// <summary>IUL8007: no free seat is left for the subject, and none can be bought.</summary>
public sealed class IUL8007NoSeat : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL8007",
        title: "No seat is left and none can be bought",
        messageFormat: "no seat of '{0}' is left for '{1}' ({2}), and by the price book none can be bought ({3}). "
            + "Free a seat ({4} needed), or ask the account executive and correct the price book",
        description: "A move takes a seat of the user licence and one of the permission set licence. Without both it cannot be made.",
        step: AssessmentStep.User,
        impact: Impact.Blocker);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterMoveAction(AnalyzeMove);

    private static void AnalyzeMove(MoveAnalysisContext context)
    {
        if (context is not { Claim: { Seat: SeatKind.Unavailable, Exhausted: { } exhausted }, Allocation: { } allocation })
        {
            return;
        }

        var source = context.Org.Catalogue.Prices.Integration.Source;
        var lacking = allocation.Count(SeatKind.Unavailable);
        context.Report(
            Descriptor, exhausted.Location ?? context.Subject.Location, exhausted.License, context.Subject.Name,
            allocation.Shortage(exhausted),
            $"{source.Title}, {source.Date}", lacking == 1 ? "1 more is" : $"{lacking} more are");
    }
}
