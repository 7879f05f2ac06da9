namespace MetadataAnalyzer.Metadata;

/// <summary>Limits of a read. The defaults fit the largest orgs; what goes beyond them becomes an <see cref="UnreadableFile"/>.</summary>
public sealed record MetadataReadOptions
{
    /// <summary>Name of the file with the patterns of files that a project ignores.</summary>
    public const string IgnoreFile = ".forceignore";

    /// <summary>Bytes of one file, as really read.</summary>
    public long MaxFileBytes { get; init; } = 64L << 20;

    /// <summary>Bytes that are decompressed from a zip file in all.</summary>
    public long MaxArchiveBytes { get; init; } = 512L << 20;

    /// <summary>Entries of a zip file, or files and folders below the project.</summary>
    public int MaxEntries { get; init; } = 500_000;

    /// <summary>Files that are parsed at the same time; 0 is one per processor.</summary>
    public int Parallelism { get; init; }

    /// <summary>What to look for in files that name users and profiles; null reads no reference at all.</summary>
    public ReferenceSearch? References { get; init; }

    /// <summary>
    /// Folder of another state of the project, whose <c>.forceignore</c> counts and not the project's own: who changes a project may not hide the change. Null for its own.
    /// </summary>
    public string? IgnoreFolder { get; init; }

    /// <summary>Counts the files that are read; null counts nothing.</summary>
    public WorkProgress? Progress { get; init; }
}
