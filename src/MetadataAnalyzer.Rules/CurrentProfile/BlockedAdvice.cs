using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.CurrentProfile;

/// <summary>What to do about a permission that the licence does not carry, itself or by what it requires.</summary>
internal static class BlockedAdvice
{
    /// <param name="mayLeaveOut">Whether only what the move drops grants it and nothing shows a need.</param>
    public static (Impact Impact, string Advice) Of(bool mayLeaveOut) => mayLeaveOut
        ? (Impact.Change, "Only what the move drops grants it, and nothing in the project shows a need: have the integration's owner confirm that it does without, and leave it out of the new permission set")
        : (Impact.Blocker, "Let the integration do without it and take it away first, or keep the user on its licence");
}
