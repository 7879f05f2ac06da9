using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>A word of the status column of the login history.</summary>
/// <param name="Word">As the platform wrote it; empty for records without one.</param>
/// <param name="Rows">Records that have it.</param>
/// <param name="First">The first of them.</param>
public sealed record LoginStatus(string Word, long Rows, Location First);
