namespace MetadataAnalyzer.Metadata.References;

/// <summary>Finds the line and column of a character; the lines are counted once.</summary>
internal sealed class SourceLines(string text)
{
    private readonly int[] _starts = [0, .. Enumerable.Range(0, text.Length).Where(index => text[index] == '\n')
        .Select(index => index + 1)];

    /// <summary>Line and column, both from 1.</summary>
    public (int Line, int Column) At(int index)
    {
        var line = Array.BinarySearch(_starts, index);
        line = line < 0 ? ~line - 1 : line;
        return (line + 1, index - _starts[line] + 1);
    }
}
