using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A piece of the report that stands on lines of its own.</summary>
public abstract record Block;

/// <summary>A heading within a section. It stays with what follows it.</summary>
/// <param name="Level">3, 4 or 5: a section's own heading is level 2.</param>
/// <param name="Text">The heading.</param>
/// <param name="Anchor">Name that links lead to; null for none.</param>
public sealed record HeadingBlock(int Level, string Text, string? Anchor = null) : Block;

/// <summary>A paragraph.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Style">How loudly.</param>
public sealed record ParagraphBlock(RichText Text, ParagraphStyle Style = ParagraphStyle.Normal) : Block;

/// <summary>How loudly a paragraph speaks.</summary>
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

/// <summary>Lines to type or to copy, as they are.</summary>
/// <param name="Code">The lines, separated by LF.</param>
/// <param name="Language">What reads them, as a fence in Markdown names it.</param>
public sealed record CodeBlock(string Code, string Language = "sh") : Block;

/// <summary>Terms with what they are here.</summary>
/// <param name="Facts">The terms.</param>
/// <param name="IsList">Whether they stand one below the other, as a glossary; else side by side, as the head of a part.</param>
public sealed record FactsBlock(ImmutableArray<Fact> Facts, bool IsList = false) : Block;

/// <summary>A term with what it is here.</summary>
/// <param name="Term">The term.</param>
/// <param name="Text">What it is.</param>
/// <param name="Anchor">Name that links lead to; null for none.</param>
public sealed record Fact(RichText Term, RichText Text, string? Anchor = null);

/// <summary>Numbers in a row.</summary>
/// <param name="Figures">The numbers.</param>
public sealed record FiguresBlock(ImmutableArray<Figure> Figures) : Block;

/// <summary>A number that is read from afar.</summary>
/// <param name="Value">The number, with its unit.</param>
/// <param name="Name">What it counts.</param>
/// <param name="Meaning">A sentence about it; empty for none.</param>
/// <param name="Color">Name of the colour, which is never the only thing that says something; see <see cref="ReportColors"/>.</param>
public sealed record Figure(string Value, string Name, string Meaning = "", string Color = ReportColors.Accent);

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

/// <summary>A column.</summary>
/// <param name="Title">Its head.</param>
/// <param name="IsNumber">Whether its cells are numbers, aligned at the end.</param>
/// <param name="Width">Its share of the width, beside those of the other columns.</param>
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

/// <summary>A finding with the number that links lead to.</summary>
/// <param name="Number">Its index in the result plus 1: the anchor <c>finding-N</c>.</param>
/// <param name="Diagnostic">The finding.</param>
public sealed record FindingItem(int Number, Diagnostic Diagnostic);

/// <summary>Detail that a screen may fold away; paper shows it in full, unless it is within a <see cref="LongBlock"/>.</summary>
/// <param name="Summary">What is folded away.</param>
/// <param name="Blocks">The detail.</param>
public sealed record FoldBlock(string Summary, ImmutableArray<Block> Blocks) : Block;

/// <summary>What a screen shows in blocks and paper in a paragraph: the same in fewer lines or, of what would fill pages without end, how much there is and where it stands.</summary>
/// <param name="Blocks">For the screen; none for what is said on paper alone.</param>
/// <param name="OnPaper">What paper says instead; nothing that decides a verdict is left out of it.</param>
public sealed record LongBlock(ImmutableArray<Block> Blocks, RichText OnPaper) : Block;

/// <summary>The part of one subject: half a page or more of its own.</summary>
/// <param name="Anchor">Name that links lead to.</param>
/// <param name="Title">The subject's name, a heading of level 3.</param>
/// <param name="Keys">Words that a reader can filter by, as <c>verdict:blocked</c>.</param>
/// <param name="Blocks">What is said of it.</param>
public sealed record SubjectBlock(string Anchor, string Title, ImmutableArray<string> Keys, ImmutableArray<Block> Blocks) : Block;

/// <summary>A step within a subject's part, with a heading of level 4.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What it finds.</param>
public sealed record StepBlock(string Title, ImmutableArray<Block> Blocks) : Block
{
    /// <summary>Whether paper runs the title into the sentence that the step begins with: a page is to hold all steps of a subject.</summary>
    public bool IsCompact { get; init; }
}
