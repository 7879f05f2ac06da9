namespace MetadataAnalyzer.Savings;

/// <summary>Users that do not sign in any more and still hold a full licence: deactivating them needs no seat.</summary>
/// <param name="Subjects">How many.</param>
/// <param name="Unpriced">Those whose licence has no price.</param>
/// <param name="Annual">What the licences of the others cost in a year; null when none is priced.</param>
public sealed record DormantSavings(int Subjects, int Unpriced, decimal? Annual);
