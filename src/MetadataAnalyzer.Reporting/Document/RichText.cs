using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>Text with styles, made from an interpolated string: literal parts and strings are plain, spans keep their style.</summary>
/// <param name="Spans">The runs, in order.</param>
public sealed record RichText(ImmutableArray<Span> Spans)
{
    /// <summary>The empty fragment.</summary>
    public static RichText Empty { get; } = new([]);

    /// <summary>From an interpolated string.</summary>
    public static RichText Of(Interpolation text) => text.ToText();

    /// <summary>Joins texts with plain text between them.</summary>
    public static RichText Join(string between, IEnumerable<RichText> texts) => Join(new Span(between), texts);

    /// <summary>Joins texts with a span between them.</summary>
    public static RichText Join(Span between, IEnumerable<RichText> texts)
    {
        var spans = ImmutableArray.CreateBuilder<Span>();
        foreach (var text in texts)
        {
            if (spans.Count > 0)
            {
                spans.Add(between);
            }

            spans.AddRange(text.Spans);
        }

        return new(spans.ToImmutable());
    }

    /// <summary>Plain text.</summary>
    public static implicit operator RichText(string text) => new([new(text)]);

    /// <summary>A text of one span.</summary>
    public static implicit operator RichText(Span span) => new([span]);

    /// <summary>The words without any style.</summary>
    public override string ToString() => string.Concat(Spans.Select(span => span.Text));

    /// <summary>The interpolated string that makes a text.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Interpolation
    {
        private readonly ImmutableArray<Span>.Builder _spans;

        /// <summary>Called by the compiler.</summary>
        public Interpolation(int literalLength, int formattedCount)
        {
            _ = literalLength;
            _spans = ImmutableArray.CreateBuilder<Span>((formattedCount * 2) + 1);
        }

        /// <summary>A literal part.</summary>
        public void AppendLiteral(string text) => _spans.Add(new(text));

        /// <summary>A plain text.</summary>
        public void AppendFormatted(string? text) => _spans.Add(new(text ?? ""));

        /// <summary>A number.</summary>
        public void AppendFormatted(int number) => _spans.Add(new(number.ToString(CultureInfo.InvariantCulture)));

        /// <summary>A day for people, or a dash.</summary>
        public void AppendFormatted(DateOnly day) => _spans.Add(new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

        /// <summary>A hole with a style.</summary>
        public void AppendFormatted(Span span) => _spans.Add(span);

        /// <summary>Another text.</summary>
        public void AppendFormatted(RichText text) => _spans.AddRange(text.Spans);

        internal RichText ToText() => new(_spans.ToImmutable());
    }
}

/// <summary>Text in one style.</summary>
/// <param name="Text">The text.</param>
/// <param name="Style">Its style.</param>
/// <param name="Target">Anchor of a link, or colour of a badge; null for other styles.</param>
public readonly record struct Span(string Text, SpanStyle Style = SpanStyle.Plain, string? Target = null)
{
    /// <summary>A name or a place from a file.</summary>
    public static Span Code(string text) => new(text, SpanStyle.Code);

    /// <summary>Words that carry the sentence.</summary>
    public static Span Strong(string text) => new(text, SpanStyle.Strong);

    /// <summary>An aside.</summary>
    public static Span Quiet(string text) => new(text, SpanStyle.Quiet);

    /// <summary>A link to another place of this report.</summary>
    public static Span Link(string text, string anchor) => new(text, SpanStyle.Link, anchor);

    /// <summary>A word on a coloured background.</summary>
    public static Span Badge(string text, string color) => new(text, SpanStyle.Badge, color);

    /// <summary>A new line within a cell or a paragraph.</summary>
    public static Span Break { get; } = new("\n", SpanStyle.Break);
}

/// <summary>The style of a run of text.</summary>
public enum SpanStyle
{
    Plain,
    Strong,
    Code,
    Quiet,
    Link,
    Badge,
    Break,
}
