using MetadataAnalyzer.Access;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>The decision on a right in words: whether it is needed, whether the licence carries it, and what the move does with it.</summary>
internal static class DecisionText
{
    public static string Of(Need need) => need switch { Need.Needed => "needed", Need.NotNeeded => "not needed", _ => "open" };

    public static string Of(CarriageStatus status) => status switch { CarriageStatus.Allowed => "carried", CarriageStatus.Blocked => "refused", _ => "unknown" };

    /// <summary>What the move does with it, for people.</summary>
    public static string Meaning(RightOutcome outcome) => outcome switch
    {
        RightOutcome.Moved => "moves",
        RightOutcome.Replaced => "is replaced",
        RightOutcome.Blocked => "blocks the move",
        RightOutcome.Unproven => "to verify",
        RightOutcome.Asked => "its owner decides",
        _ => "is left out",
    };
}
