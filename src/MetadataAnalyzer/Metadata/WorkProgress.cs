namespace MetadataAnalyzer.Metadata;

/// <summary>How far a long piece of work is: numbers that those who work add to, and that anybody may look at from any thread. It says nothing by itself.</summary>
public sealed class WorkProgress
{
    private long _done;
    private long _total;
    private long _bytes;
    private long _totalBytes;

    /// <summary>Pieces that are done.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>Pieces in all; 0 while nobody knows.</summary>
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
