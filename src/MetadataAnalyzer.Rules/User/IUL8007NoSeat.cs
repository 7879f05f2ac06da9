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

    public override void Initialize(AnalysisContext context) => context.RegisterSeatAction(AnalyzeSeat);

    private static void AnalyzeSeat(SeatAnalysisContext context)
    {
        if (context.Claim is not { Seat: SeatKind.Unavailable, Exhausted: { } exhausted })
        {
            return;
        }

        var source = context.Org.Catalogue.Prices.Integration.Source;
        var lacking = context.Allocation.Count(SeatKind.Unavailable);
        context.Report(
            Descriptor, exhausted.Location ?? context.Subject.Location, exhausted.License, context.Subject.Name, context.Allocation.Shortage(exhausted),
            $"{source.Title}, {source.Date}", lacking == 1 ? "1 more is" : $"{lacking} more are");
    }
}
