namespace MetadataAnalyzer.OrgData;

/// <summary>How much of an export is there.</summary>
public enum OrgExportPresence
{
    /// <summary>No file holds the export.</summary>
    Missing,

    /// <summary>The export was read, but rows or columns of it were not.</summary>
    Partial,

    /// <summary>The export was read in full; it may still have no rows.</summary>
    Present,
}
