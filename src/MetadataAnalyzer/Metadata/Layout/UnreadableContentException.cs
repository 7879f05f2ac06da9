namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>One file cannot be read; becomes an <see cref="UnreadableFile"/>, and the others go on.</summary>
internal sealed class UnreadableContentException(string message, int line = 0, int column = 0) : Exception(message)
{
    public int Line { get; } = line;

    public int Column { get; } = column;
}
