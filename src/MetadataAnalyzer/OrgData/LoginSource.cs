using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>An address from which a user tried to sign in.</summary>
/// <param name="Address">As the platform logged it; not always an IP address.</param>
/// <param name="Status">The status of the attempts, as the platform wrote it.</param>
/// <param name="First">The day of the earliest attempt from it, in UTC.</param>
/// <param name="Last">The day of the latest, in UTC.</param>
/// <param name="Latest">The record of the latest.</param>
/// <param name="Applications">The clients of these attempts as the platform logged them, sorted; empty text for one without.</param>
public sealed record LoginSource(string Address, string Status, DateOnly First, DateOnly Last, Location Latest, ImmutableArray<string> Applications);
