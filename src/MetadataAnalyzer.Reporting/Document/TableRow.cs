using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A row; the first cell names it.</summary>
/// <param name="Cells">One cell for each column.</param>
public sealed record TableRow(ImmutableArray<RichText> Cells)
{
    /// <summary>A row from its cells.</summary>
    public static TableRow Of(params ReadOnlySpan<RichText> cells) => new([.. cells]);

    /// <summary>Words that a reader can filter by, as <c>verdict:blocked</c>; empty for none.</summary>
    public ImmutableArray<string> Keys { get; init; } = [];

    /// <summary>Whether the row sums up the others.</summary>
    public bool IsTotal { get; init; }
}
