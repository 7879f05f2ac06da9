namespace MetadataAnalyzer.Files;

/// <summary>A file that is not opened: no regular file, too large, or behind a link that leads out. <see cref="Exception.Message"/> says why and names no path.</summary>
public sealed class RefusedFileException : IOException
{
    public RefusedFileException()
    {
    }

    public RefusedFileException(string message)
        : base(message)
    {
    }

    public RefusedFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
