namespace MetadataAnalyzer.Metadata;

/// <summary>A place in the input that a person can open: an element of a metadata file, a record of an export, or none.</summary>
/// <param name="Path">Relative to the project root with '/' separators, or <c>org-data/NAME</c> for an export; empty for
/// <see cref="None"/>.</param>
/// <param name="Line">One-based line of the element's start tag or of the record; 0 for <see cref="None"/>.</param>
/// <param name="Column">One-based column of the element's <c>&lt;</c>; 0 for a record of an export.</param>
public readonly record struct Location(string Path, int Line, int Column) : IComparable<Location>
{
    /// <summary>No place: the project as a whole, or something that no file holds.</summary>
    public static Location None { get; } = new("", 0, 0);

    /// <summary>Whether there is no place.</summary>
    public bool IsNone => string.IsNullOrEmpty(Path);

    /// <summary>Whether this is a record of an export, whose line is reported as a row.</summary>
    public bool IsRecord => Column == 0 && Line > 0;

    /// <summary>A file as a whole: its first character.</summary>
    /// <param name="path">A file that exists.</param>
    public static Location File(string path) => new(path, 1, 1);

    /// <summary>The record of an export that starts at <paramref name="row"/>.</summary>
    public static Location Record(string path, int row) => new(path, row, 0);

    /// <inheritdoc/>
    public int CompareTo(Location other)
    {
        var byPath = string.CompareOrdinal(Path, other.Path);
        return byPath != 0 ? byPath : Line != other.Line ? Line.CompareTo(other.Line) : Column.CompareTo(other.Column);
    }

    /// <inheritdoc/>
    public override string ToString() => IsNone ? "" : Column == 0 ? $"{Path}:{Line}" : $"{Path}:{Line}:{Column}";
}

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
