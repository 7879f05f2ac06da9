namespace MetadataAnalyzer.Reporting.Csv;

/// <summary>Cells as they stand in a file, each encoded once: a file of millions of rows repeats a few thousand names.</summary>
internal sealed class EncodedCells
{
    private readonly Dictionary<string, byte[]> _cells = new(StringComparer.Ordinal);

    public byte[] Of(string? cell)
    {
        if (string.IsNullOrEmpty(cell))
        {
            return [];
        }

        return _cells.TryGetValue(cell, out var known) ? known : _cells[cell] = SafeCsv.Encode(cell);
    }

    /// <summary>Several cells one after the other, with a separator before each and after the last.</summary>
    public byte[] Between(params ReadOnlySpan<string?> cells)
    {
        var bytes = new List<byte> { (byte)',' };
        foreach (var cell in cells)
        {
            bytes.AddRange(Of(cell));
            bytes.Add((byte)',');
        }

        return [.. bytes];
    }
}
