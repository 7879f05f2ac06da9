using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A part of the report: a heading, a paragraph, a table, a chart …</summary>
public abstract record Block;

/// <summary>A heading inside a section. It is on the same page as the block after it.</summary>
/// <param name="Level">3, 4 or 5; level 2 is the heading of a section, and a block only in a text without sections.</param>
/// <param name="Text">The heading.</param>
/// <param name="Anchor">Anchor of links; null for none.</param>
public sealed record HeadingBlock(int Level, string Text, string? Anchor = null) : Block;

/// <summary>A paragraph.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Style">Its emphasis.</param>
public sealed record ParagraphBlock(RichText Text, ParagraphStyle Style = ParagraphStyle.Normal) : Block;

/// <summary>The emphasis of a paragraph.</summary>
public enum ParagraphStyle
{
    Normal,

    /// <summary>The first words of a section, larger.</summary>
    Lead,

    /// <summary>An aside, smaller.</summary>
    Quiet,
}

/// <summary>A list.</summary>
/// <param name="Items">Its entries.</param>
/// <param name="IsOrdered">Whether they are numbered.</param>
public sealed record ListBlock(ImmutableArray<RichText> Items, bool IsOrdered = false) : Block;

/// <summary>Code: lines to type or to copy.</summary>
/// <param name="Code">The lines, separated by LF.</param>
/// <param name="Language">Language of the code, as in a fence of Markdown.</param>
public sealed record CodeBlock(string Code, string Language = "sh") : Block;

/// <summary>Terms with their values.</summary>
/// <param name="Facts">The terms.</param>
/// <param name="IsList">Whether they are listed below each other, as a glossary; else side by side.</param>
public sealed record FactsBlock(ImmutableArray<Fact> Facts, bool IsList = false) : Block;

/// <summary>A term with its value.</summary>
/// <param name="Term">The term.</param>
/// <param name="Text">Its value.</param>
/// <param name="Anchor">Anchor of links; null for none.</param>
public sealed record Fact(RichText Term, RichText Text, string? Anchor = null);

/// <summary>Key figures in a row.</summary>
/// <param name="Figures">The numbers.</param>
public sealed record FiguresBlock(ImmutableArray<Figure> Figures) : Block;

/// <summary>A key figure.</summary>
/// <param name="Value">The number, with its unit.</param>
/// <param name="Name">What is counted.</param>
/// <param name="Meaning">A sentence about it; empty for none.</param>
/// <param name="Color">Name of its colour, as in <see cref="ReportColors"/>; the colour repeats what the text says.</param>
public sealed record Figure(string Value, string Name, string Meaning = "", string Color = ReportColors.Accent);

/// <summary>A table. Its head is repeated on each page.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows.</param>
public sealed record TableBlock(ImmutableArray<TableColumn> Columns, ImmutableArray<TableRow> Rows) : Block
{
    /// <summary>Caption for screen readers; empty when the heading above is enough.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Whether it is one of the long ones, whose rows are set tight.</summary>
    public bool IsCompact { get; init; }

    /// <summary>Whether readers may sort and filter it: the lists of subjects and of findings.</summary>
    public bool IsInteractive { get; init; }
}

/// <summary>A column.</summary>
/// <param name="Title">Its head.</param>
/// <param name="IsNumber">Whether its cells are numbers, aligned right.</param>
/// <param name="Width">Its width relative to the other columns.</param>
public sealed record TableColumn(string Title, bool IsNumber = false, double Width = 1);

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

/// <summary>Findings one after the other, worst first.</summary>
/// <param name="Findings">The findings.</param>
public sealed record FindingsBlock(ImmutableArray<FindingItem> Findings) : Block;

/// <summary>A finding with the number of its anchor.</summary>
/// <param name="Number">Its index in the result plus 1: the anchor <c>finding-N</c>.</param>
/// <param name="Diagnostic">The finding.</param>
public sealed record FindingItem(int Number, Diagnostic Diagnostic);

/// <summary>Detail that is folded on a screen. Paper shows it in full, unless it is inside a <see cref="LongBlock"/>.</summary>
/// <param name="Summary">Title of the folded content.</param>
/// <param name="Blocks">The detail.</param>
public sealed record FoldBlock(string Summary, ImmutableArray<Block> Blocks) : Block;

/// <summary>
/// Blocks on a screen, a paragraph on paper: the same content in fewer lines, or only the number of entries and the file that has them all.
/// </summary>
/// <param name="Blocks">The blocks on a screen; none for a paragraph on paper only.</param>
/// <param name="OnPaper">The paragraph on paper; it leaves out nothing that decides a verdict.</param>
public sealed record LongBlock(ImmutableArray<Block> Blocks, RichText OnPaper) : Block;

/// <summary>The part of one subject.</summary>
/// <param name="Anchor">Anchor of links.</param>
/// <param name="Title">The subject's name, a heading of level 3.</param>
/// <param name="Keys">Keys of the filter, such as <c>verdict:blocked</c>.</param>
/// <param name="Blocks">Its content.</param>
public sealed record SubjectBlock(string Anchor, string Title, ImmutableArray<string> Keys, ImmutableArray<Block> Blocks) : Block;

/// <summary>A step in the part of a subject, with a heading of level 4.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">Its content.</param>
public sealed record StepBlock(string Title, ImmutableArray<Block> Blocks) : Block
{
    /// <summary>
    /// Whether paper runs the title into the sentence that the step begins with: a page is to hold all steps of a subject.
    /// </summary>
    public bool IsCompact { get; init; }
}
