using System.Collections.Immutable;

namespace MetadataAnalyzer.Licensing;

/// <summary>A use that must be present before a permission of unknown carriage matters.</summary>
/// <param name="Id">Its key in <c>permissions.yml</c>, such as <c>apex-rest</c>.</param>
/// <param name="DecidedBy">Who can tell whether it is present.</param>
/// <param name="Ask">The question for the integration's owner, of whom "it" is the integration; empty when files or exports decide.</param>
/// <param name="When">The condition as a clause, "the user may edit cases"; empty when the client decides.</param>
/// <param name="Otherwise">What holds when it is not met, "the user may not edit cases"; empty when the client decides.</param>
public sealed record PermissionTrigger(string Id, TriggerDecider DecidedBy, string Ask, string When, string Otherwise)
{
    /// <summary>The question whether the client opens Visualforce pages.</summary>
    public const string Pages = "pages";

    public const string ApexRest = "apex-rest";
    public const string OutboundMessages = "outbound-messages";
    public const string PriceOverride = "price-override";
    public const string Cases = "cases";
    public const string Leads = "leads";
    public const string ContractsAndOrders = "contracts-orders";
    public const string Solutions = "solutions";
    public const string Knowledge = "knowledge";
    public const string LoginMethod = "login-method";

    /// <summary>Triggers that files and exports decide: the program knows how for these and for no others.</summary>
    internal static ImmutableArray<(string Id, TriggerDecider DecidedBy)> Decided { get; } =
    [
        (ApexRest, TriggerDecider.Files), (OutboundMessages, TriggerDecider.Files), (PriceOverride, TriggerDecider.Files), (Cases, TriggerDecider.Files),
        (Leads, TriggerDecider.Files), (ContractsAndOrders, TriggerDecider.Files), (Solutions, TriggerDecider.Files), (Knowledge, TriggerDecider.Files),
        (LoginMethod, TriggerDecider.Exports),
    ];
}
