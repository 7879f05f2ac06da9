using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>An address from which a user signed in successfully.</summary>
/// <param name="Address">As the platform logged it; not always an IP address.</param>
/// <param name="First">The day of the earliest login from it, in UTC.</param>
/// <param name="Last">The day of the latest, in UTC.</param>
/// <param name="Latest">The record of the latest.</param>
/// <param name="Applications">The clients of these logins as the platform logged them, sorted; empty text for a login without one.</param>
public sealed record LoginSource(string Address, DateOnly First, DateOnly Last, Location Latest, ImmutableArray<string> Applications);
