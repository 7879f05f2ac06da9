using System.Collections.Immutable;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>Splits styled text into words, and words that are too long into parts.</summary>
internal sealed class WordSplitter(FontSet fonts, Palette palette)
{
    private const string BreakAfter = "./_-\\:,;@=&?)|+";

    /// <summary>The words of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="style">Style of the plain text.</param>
    /// <param name="width">Width of a line; a badge that is wider is broken at its spaces.</param>
    public IEnumerable<Word> Split(RichText text, TextStyle style, double width)
    {
        var parts = ImmutableArray.CreateBuilder<WordPart>();
        var (hasSpace, startsLine) = (false, false);
        foreach (var piece in text.Spans.SelectMany(span => Pieces(span, style, width)))
        {
            if (piece.Part is null || piece.MayBreakBefore)
            {
                if (parts.Count > 0)
                {
                    yield return new(parts.DrainToImmutable(), hasSpace, startsLine);
                    (hasSpace, startsLine) = (false, false);
                }

                hasSpace |= piece.Part is null;
                startsLine |= piece.IsNewLine;
            }

            if (piece.Part is { } part)
            {
                parts.Add(part);
            }
        }

        if (parts.Count > 0)
        {
            yield return new(parts.DrainToImmutable(), hasSpace, startsLine);
        }
    }

    /// <summary>
    /// Splits a part that is wider than a line: after punctuation and before a capital letter, as API names and paths are built.
    /// </summary>
    public IEnumerable<WordPart> Pieces(WordPart part)
    {
        var start = 0;
        for (var i = 1; i < part.Text.Length; i++)
        {
            var (before, after) = (part.Text[i - 1], part.Text[i]);
            if ((BreakAfter.Contains(before) && !BreakAfter.Contains(after)) || (char.IsLower(before) && char.IsUpper(after)))
            {
                yield return Part(part, part.Text[start..i]);
                start = i;
            }
        }

        yield return Part(part, part.Text[start..]);
    }

    /// <summary>Splits a part that is still wider than a line into its characters.</summary>
    public IEnumerable<WordPart> Characters(WordPart part) => part.Text.Select(character => Part(part, character.ToString()));

    private IEnumerable<Piece> Pieces(Span span, TextStyle style, double width)
    {
        if (span.Style == SpanStyle.Break)
        {
            return [new(null, IsNewLine: true)];
        }

        var own = StyleOf(span, style);
        var text = fonts.Printable(span.Text);
        return span.Style == SpanStyle.Badge
            ? Badge(text, own, palette.Tone(span.Target ?? ""), width)
            : Plain(text, own, span.Style == SpanStyle.Link ? span.Target : null);
    }

    private IEnumerable<Piece> Badge(string text, TextStyle style, Color tone, double width)
    {
        var whole = new WordPart(text, style, fonts.Width(text, style) + (2 * TextRun.BadgePadding), null, tone);
        var words = whole.Width <= width ? [text] : text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (index, word) in words.Index())
        {
            if (index > 0)
            {
                yield return new(null);
            }

            yield return new(Part(whole, word));
        }
    }

    private IEnumerable<Piece> Plain(string text, TextStyle style, string? anchor)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var isGap = i == text.Length || text[i] is ' ' or '\n';
            var isIdeograph = !isGap && IsIdeograph(text[i]);
            if (!isGap && !isIdeograph)
            {
                continue;
            }

            if (i > start)
            {
                yield return new(Part(text[start..i], style, anchor));
            }

            if (isIdeograph)
            {
                yield return new(Part(text[i].ToString(), style, anchor), MayBreakBefore: true);
            }
            else if (i < text.Length)
            {
                yield return new(null, IsNewLine: text[i] == '\n');
            }

            start = i + 1;
        }
    }

    private TextStyle StyleOf(Span span, TextStyle style) => span.Style switch
    {
        SpanStyle.Strong => style with { Role = style.Role == FontRole.Bold ? FontRole.Bold : FontRole.SemiBold },
        SpanStyle.Code => style with { Role = FontRole.Mono, Size = style.Size * 0.9 },
        SpanStyle.Quiet => style with
        {
            Color = Palette.Quiet,
            Size = style.Size * 0.9,
            Role = style.Role == FontRole.Mono ? FontRole.Mono : FontRole.Regular,
        },
        SpanStyle.Link => style with { Color = palette.Accent },
        SpanStyle.Badge => style with { Role = FontRole.SemiBold, Size = style.Size * 0.84, Color = palette.Tone(span.Target ?? "") },
        _ => style,
    };

    private WordPart Part(string text, TextStyle style, string? anchor) => new(text, style, fonts.Width(text, style), anchor, null);

    private WordPart Part(WordPart whole, string text) =>
        whole with { Text = text, Width = fonts.Width(text, whole.Style) + (whole.Badge is null ? 0 : 2 * TextRun.BadgePadding) };

    /// <summary>Whether a line may break before and after the character.</summary>
    private static bool IsIdeograph(char character) => character is >= '\u2e80' and <= '\u9fff' or >= '\uac00' and <= '\ud7a3'
        or >= '\uf900' and <= '\ufaff' or >= '\uff00' and <= '\uffef' or FontSet.Replacement;

    /// <summary>A part of a word, or the gap after a word.</summary>
    private readonly record struct Piece(WordPart? Part, bool MayBreakBefore = false, bool IsNewLine = false);
}

/// <summary>The text between two places where a line may break.</summary>
/// <param name="Parts">Its parts.</param>
/// <param name="HasSpace">Whether a space is before it.</param>
/// <param name="StartsLine">Whether it starts a new line.</param>
internal sealed record Word(ImmutableArray<WordPart> Parts, bool HasSpace, bool StartsLine)
{
    public double Width => Parts.Sum(part => part.Width);
}

/// <summary>A part of a word in one style.</summary>
/// <param name="Text">Printable text without a space, except within a badge.</param>
/// <param name="Style">Its style.</param>
/// <param name="Width">Its width, with the padding of a badge.</param>
/// <param name="Anchor">Anchor that it links to; null for none.</param>
/// <param name="Badge">The tone of a badge; null for plain text.</param>
internal sealed record WordPart(string Text, TextStyle Style, double Width, string? Anchor, Color? Badge);
