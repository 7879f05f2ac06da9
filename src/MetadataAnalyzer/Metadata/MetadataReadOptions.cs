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

    /// <summary>The names to look for in files that name users and profiles; null reads no reference at all.</summary>
    public ReferenceSearch? References { get; init; }

    /// <summary>
    /// Folder of another state of the project, whose <c>.forceignore</c> counts and not the project's own: who changes a project may not
    /// hide the change. Null for its own.
    /// </summary>
    public string? IgnoreFolder { get; init; }

    /// <summary>Counts the files that are read; null counts nothing.</summary>
    public WorkProgress? Progress { get; init; }
}

/// <summary>
/// The progress of a long piece of work: numbers that the workers add to and that any thread may read. It prints nothing.
/// </summary>
public sealed class WorkProgress
{
    private long _done;
    private long _total;
    private long _bytes;
    private long _totalBytes;

    /// <summary>Pieces that are done.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>Number of pieces; 0 as long as it is unknown.</summary>
    public long Total => Interlocked.Read(ref _total);

    /// <summary>Bytes of the pieces that are done, where pieces have a length.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Bytes of all pieces; 0 where they have no length.</summary>
    public long TotalBytes => Interlocked.Read(ref _totalBytes);

    internal void Expect(long total, long totalBytes = 0)
    {
        Interlocked.Exchange(ref _totalBytes, totalBytes);
        Interlocked.Exchange(ref _total, total);
    }

    internal void Add(long pieces, long bytes = 0)
    {
        Interlocked.Add(ref _bytes, bytes);
        Interlocked.Add(ref _done, pieces);
    }
}

/// <summary>
/// There is no project to read, or its project file cannot be understood. The message tells what was looked for and what to do.
/// </summary>
public sealed class ProjectNotFoundException : Exception
{
    public ProjectNotFoundException()
    {
    }

    public ProjectNotFoundException(string message)
        : base(message)
    {
    }

    public ProjectNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Neither a folder nor a zip file is at the path.</summary>
    public static ProjectNotFoundException At(string path) =>
        new($"{path} does not exist; give the folder or zip file of a retrieved project");
}
