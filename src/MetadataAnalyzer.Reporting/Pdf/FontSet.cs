using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>
/// The fonts of one report, asked in this order: the embedded font of the role, the symbols, the regular font, the user's font. A character
/// that none of them has is drawn as <see cref="Replacement"/> and counted.
/// </summary>
internal sealed class FontSet
{
    public const char Replacement = '□';

    private static readonly Lazy<ImmutableArray<FontFile>> Embedded =
        new(() =>
        [.. new[] { "Inter-Regular", "Inter-SemiBold", "Inter-Bold", "JetBrainsMono-Regular", "ReportSymbols-Regular" }.Select(Read)]);
    private readonly FontFile? _given;
    private readonly HashSet<int> _missing = [];

    public FontSet(PdfOptions options) => _given = options.Font is { } font ? new([.. font]) : null;

    /// <summary>Number of different characters that no font has.</summary>
    public int MissingCount => _missing.Count;

    private static FontFile Symbols => Embedded.Value[^1];

    /// <summary>The font that draws a printable character.</summary>
    public FontFile FileFor(FontRole role, char character)
    {
        var own = Embedded.Value[(int)role];
        return own.Has(character) ? own
            : Symbols.Has(character) ? Symbols
            : Embedded.Value[0].Has(character) ? Embedded.Value[0]
            : _given!;
    }

    /// <summary>
    /// The text with a glyph for each character. Control and bidirectional characters are replaced as well, because they could make one
    /// name look like another; they are not counted.
    /// </summary>
    public string Printable(string text)
    {
        if (text.All(character => character is >= ' ' and <= '~' or '\n'))
        {
            return text;
        }

        var printable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Append(printable, rune);
        }

        return RightToLeft.InOrderOfSight(printable.ToString());
    }

    public double Width(string text, TextStyle style)
    {
        var width = 0d;
        foreach (var character in text)
        {
            width += FileFor(style.Role, character).Advance(character);
        }

        return width * style.Size;
    }

    private void Append(StringBuilder printable, Rune rune)
    {
        const int EmojiStyle = 0xFE0F;
        if (rune.Value is '\n' || (rune.IsBmp && Knows((char)rune.Value) && !IsHidden(rune)))
        {
            printable.Append((char)rune.Value);
            return;
        }

        if (rune.Value is '\r' or EmojiStyle)
        {
            return;
        }

        if (rune.Value is '\t' or '\u00a0' or '\u202f')
        {
            printable.Append(rune.Value == '\t' ? ' ' : '\u00a0');
            return;
        }

        printable.Append(Replacement);
        if (!IsHidden(rune))
        {
            _missing.Add(rune.Value);
        }
    }

    private bool Knows(char character) => Embedded.Value[0].Has(character) || Symbols.Has(character) || _given?.Has(character) == true;

    private static bool IsHidden(Rune rune) => rune.Value == '\ufffd' || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    private static FontFile Read(string name)
    {
        using var resource = typeof(FontSet).Assembly.GetManifestResourceStream(name + ".ttf")
            ?? throw new InvalidOperationException($"the font {name} is not embedded");
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        return new(content);
    }
}

/// <summary>The font weight or family of a text.</summary>
internal enum FontRole
{
    Regular,
    SemiBold,
    Bold,
    Mono,
}

/// <summary>Puts Hebrew and Arabic text into visual order. The letters are not joined, because the library does not shape text.</summary>
internal static class RightToLeft
{
    public static string InOrderOfSight(string text)
    {
        if (!text.Any(IsRightToLeft))
        {
            return text;
        }

        var characters = text.ToCharArray();
        for (var start = 0; start < characters.Length; start++)
        {
            if (!IsRightToLeft(characters[start]))
            {
                continue;
            }

            var last = start;
            for (var i = start; i < characters.Length && (IsRightToLeft(characters[i]) || characters[i] == ' '); i++)
            {
                last = IsRightToLeft(characters[i]) ? i : last;
            }

            Array.Reverse(characters, start, last - start + 1);
            start = last;
        }

        return new(characters);
    }

    private static bool IsRightToLeft(char character) =>
        character is >= '\u0590' and <= '\u08ff' or >= '\ufb1d' and <= '\ufdff' or >= '\ufe70' and <= '\ufefc';
}
