namespace MetadataAnalyzer.Migration.Verification;

/// <summary>One thing that a check looked at and did not pass.</summary>
/// <param name="Outcome">Missed or not proven.</param>
/// <param name="Text">What is wrong or not known, and what to do, for people.</param>
/// <param name="Place">Where it is, or was before the move; null for nowhere.</param>
public sealed record CheckItem(CheckOutcome Outcome, string Text, string? Place = null);
