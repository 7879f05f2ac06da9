namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A run of text in one style.</summary>
/// <param name="Text">The text.</param>
/// <param name="Style">Its style.</param>
/// <param name="Target">Where a link leads (an anchor of this report), or the colour of a badge; null for other styles.</param>
public readonly record struct Span(string Text, SpanStyle Style = SpanStyle.Plain, string? Target = null)
{
    /// <summary>A name or a place as it stands in a file.</summary>
    public static Span Code(string text) => new(text, SpanStyle.Code);

    /// <summary>Words that carry the sentence.</summary>
    public static Span Strong(string text) => new(text, SpanStyle.Strong);

    /// <summary>An aside.</summary>
    public static Span Quiet(string text) => new(text, SpanStyle.Quiet);

    /// <summary>A link to another place of this report.</summary>
    public static Span Link(string text, string anchor) => new(text, SpanStyle.Link, anchor);

    /// <summary>A word on a coloured ground.</summary>
    public static Span Badge(string text, string color) => new(text, SpanStyle.Badge, color);

    /// <summary>A new line within a cell or a paragraph.</summary>
    public static Span Break { get; } = new("\n", SpanStyle.Break);
}
