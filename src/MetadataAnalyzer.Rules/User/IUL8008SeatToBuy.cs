using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Rules.User;

/// <summary>IUL8008: no free seat is left for the subject; one must be bought.</summary>
public sealed class IUL8008SeatToBuy : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL8008",
        title: "A seat must be bought",
        messageFormat: "no free seat of '{0}' is left for '{1}': {2}. Buy one: {3} a year, {4} a month ({5})",
        description: "A move takes a seat of the user licence and one of the permission set licence. Those beyond the free ones cost money, which the saving pays.",
        step: AssessmentStep.User,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSeatAction(AnalyzeSeat);

    private static void AnalyzeSeat(SeatAnalysisContext context)
    {
        var prices = context.Org.Catalogue.Prices;
        if (context.Claim is not { Seat: SeatKind.Paid, Exhausted: { } exhausted } || prices.Integration is not { PerUserAndMonth: { } monthly, PerUserAndYear: { } yearly })
        {
            return;
        }

        var source = prices.Integration.Source;
        context.Report(
            Descriptor, exhausted.Location ?? context.Subject.Location, exhausted.License, context.Subject.Name, context.Allocation.Shortage(exhausted),
            new Money(yearly, prices.Currency).ToString(), new Money(monthly, prices.Currency).ToString(),
            $"{(prices.IsDefault ? "default price book, a contract's own price goes before it: " : "price book: ")}{source.Title}, {source.Date}");
    }
}
