using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>The result of reading one export.</summary>
/// <param name="Export">The export.</param>
/// <param name="Presence">Whether it was read, in part or in full.</param>
/// <param name="Rows">Rows that were used.</param>
/// <param name="Files">The files it came from, as <c>org-data/NAME</c>, in the order in which they were read.</param>
/// <param name="MissingColumns">Columns that a complete export has and this one lacks, sorted.</param>
public sealed record OrgExportState(
    OrgExport Export,
    OrgExportPresence Presence,
    long Rows,
    ImmutableArray<string> Files,
    ImmutableArray<string> MissingColumns);

/// <summary>The part of an export that was read.</summary>
public enum OrgExportPresence
{
    /// <summary>There is no file of the export.</summary>
    Missing,

    /// <summary>The export was read without some of its rows or columns.</summary>
    Partial,

    /// <summary>The export was read in full; it may still have no rows.</summary>
    Present,
}

/// <summary>A file, record or value that could not be read. The rest of the export is used.</summary>
/// <param name="Export">The export.</param>
/// <param name="Location">The record, or the file.</param>
/// <param name="Column">The column; null for a problem of the whole file or record.</param>
/// <param name="Message">The problem and what to do about it, as one clause without a final stop.</param>
/// <param name="UserKey">Username or id of the user that the record is about; null when the record names none.</param>
public sealed record OrgExportProblem(OrgExport Export, Location Location, string? Column, string Message, string? UserKey)
{
    /// <summary>Whether records that the org has are not in the file, because the query or the file ended before them.</summary>
    public bool IsCut { get; init; }
}
