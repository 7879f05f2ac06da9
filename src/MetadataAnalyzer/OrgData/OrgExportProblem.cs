using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>Something in an export that could not be read as it stands; everything else of the export is used.</summary>
/// <param name="Kind">The export.</param>
/// <param name="Location">The record, or the file.</param>
/// <param name="Column">The column at fault, when there is one.</param>
/// <param name="Message">What is wrong and what to do about it, as one clause without a final stop.</param>
/// <param name="UserKey">Username or id of the user that the record is about, when the record says so.</param>
public sealed record OrgExportProblem(OrgExportKind Kind, Location Location, string? Column, string Message, string? UserKey)
{
    /// <summary>Whether records that the org has are not in the file, because the query or the file ended before them.</summary>
    public bool IsCut { get; init; }
}
