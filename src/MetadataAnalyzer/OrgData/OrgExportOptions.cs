namespace MetadataAnalyzer.OrgData;

/// <summary>Limits of reading exports; the defaults fit any org.</summary>
public sealed record OrgExportOptions
{
    /// <summary>What stands before a file's name in a <see cref="Metadata.Location"/>, whatever the folder is called on disk.</summary>
    public string DisplayDirectory { get; init; } = "org-data";

    /// <summary>Problems kept of one file; the rest are counted in one more problem.</summary>
    public int MaxProblemsPerFile { get; init; } = 100;

    /// <summary>The longest value in bytes of UTF-8; a record with a longer one is not used.</summary>
    public int MaxValueBytes { get; init; } = 1 << 20;

    /// <summary>Source addresses kept of one user.</summary>
    public int MaxSourceAddressesPerUser { get; init; } = 1_000;

    /// <summary>Whether a status of a login is known to be a failure, so that its address need not be kept; null keeps every address.</summary>
    public Func<string, bool>? IsFailedLogin { get; init; }

    /// <summary>Counts the records of the login history, which is the only long export; null counts nothing.</summary>
    public Metadata.WorkProgress? Logins { get; init; }
}
