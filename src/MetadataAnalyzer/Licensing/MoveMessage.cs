namespace MetadataAnalyzer.Licensing;

/// <summary>A message of the platform that a step of the move may bring.</summary>
/// <param name="Id">Its key in <c>move.yml</c>.</param>
/// <param name="Says">What the platform says, with … for what differs.</param>
/// <param name="Means">What it means and what to do, in sentences.</param>
/// <param name="Back">What it means when a step of the way back brings it; null when none does.</param>
/// <param name="Source">Who tells of it.</param>
public sealed record MoveMessage(string Id, string Says, string Means, string? Back, EvidenceSource Source);
