namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>A snapshot cannot be used. The message names the file, the line where there is one, and why.</summary>
public sealed class SnapshotException : Exception
{
    public SnapshotException()
    {
    }

    public SnapshotException(string message)
        : base(message)
    {
    }

    public SnapshotException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
