using System.Collections.Immutable;

namespace MetadataAnalyzer.OrgData;

/// <summary>What became of one export.</summary>
/// <param name="Kind">The export.</param>
/// <param name="Name">Its file name without extension, such as <c>login-history</c>.</param>
/// <param name="Presence">Whether it was read, in part or in full.</param>
/// <param name="Rows">Rows that were used; rows with a problem that made them useless are not among them.</param>
/// <param name="Files">The files it came from, as <c>org-data/NAME</c>, in the order in which they were read.</param>
/// <param name="MissingColumns">Columns that a complete export has and this one lacks, sorted.</param>
public sealed record OrgExportState(
    OrgExportKind Kind,
    string Name,
    OrgExportPresence Presence,
    long Rows,
    ImmutableArray<string> Files,
    ImmutableArray<string> MissingColumns);
