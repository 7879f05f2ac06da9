using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A table. Its head is repeated on each page.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows.</param>
public sealed record TableBlock(ImmutableArray<TableColumn> Columns, ImmutableArray<TableRow> Rows) : Block
{
    /// <summary>What the table shows, for those who cannot see where it stands; empty when the heading above says it.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Whether it is one of the long ones, whose rows are set tight.</summary>
    public bool IsCompact { get; init; }

    /// <summary>Whether readers may sort and filter it: the lists of subjects and of findings.</summary>
    public bool IsInteractive { get; init; }
}
