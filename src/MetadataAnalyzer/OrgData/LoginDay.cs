using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>A day that has records in the login history.</summary>
/// <param name="Date">The day, in UTC.</param>
/// <param name="Rows">Records of it.</param>
/// <param name="First">The first of them.</param>
public sealed record LoginDay(DateOnly Date, long Rows, Location First);
