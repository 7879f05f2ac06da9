using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.User;

/// <summary>IUL8008: no free seat is known for the subject; one must be bought.</summary>
public sealed class IUL8008SeatToBuy : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL8008",
        title: "A seat must be bought",
        messageFormat: "{0}: {1} a year, {2} a month ({3})",
        description: "A move takes a seat of the user licence and one of the permission set licence. Those beyond the free ones cost "
            + "money, which the saving pays.",
        step: AssessmentStep.User,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterMoveAction(AnalyzeMove);

    private static void AnalyzeMove(MoveAnalysisContext context)
    {
        var prices = context.Org.Catalogue.Prices;
        if (prices.Integration is not { PerUserAndMonth: { } monthly, PerUserAndYear: { } yearly } || Need(context) is not { } found)
        {
            return;
        }

        var source = prices.Integration.Source;
        context.Report(
            Descriptor, found.Place ?? context.Subject.Location, found.Need, new Money(yearly, prices.Currency).ToString(),
            new Money(monthly, prices.Currency).ToString(),
            $"{(prices.IsDefault ? "default price book, a contract's own price goes before it: " : "price book: ")}{source.Title}, "
                + $"{source.Date}");
    }

    /// <summary>Reason why a seat counts as bought, with the record that shows it; null without one.</summary>
    private static (Location? Place, string Need)? Need(MoveAnalysisContext context)
    {
        var name = context.Subject.Name;
        return context.Allocation is not { } allocation ? null : context.Claim switch
        {
            { Seat: SeatKind.Paid, Exhausted: { } exhausted } =>
                (
                    exhausted.Location,
                    $"no free seat of '{exhausted.License}' is left for '{name}', because {allocation.Shortage(exhausted)}; buy one"),
            { Seat: SeatKind.Unknown, Subject.Kind: SubjectKind.User } when allocation.Unknown is { } unknown =>
                (unknown.Location, $"neither an export nor the edition says whether a seat of '{unknown.License}' is free for '{name}', so "
                    + "that one to buy is counted"),
            _ => null,
        };
    }
}
