namespace MetadataAnalyzer.Licensing;

/// <summary>A dated change of the platform that touches integration users.</summary>
/// <param name="Id">Its key in <c>changes.yml</c>.</param>
/// <param name="Date">Year, month or day; null when none was given.</param>
/// <param name="Release">The vendor's release name.</param>
/// <param name="InForce">In force at the catalogue's date; otherwise announced.</param>
/// <param name="Title">What changes.</param>
/// <param name="Consequence">What it means for an integration user, in sentences.</param>
/// <param name="Source">Where that is known from.</param>
public sealed record PlatformChange(string Id, string? Date, string? Release, bool InForce, string Title, string Consequence, EvidenceSource Source);
