using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>
/// The fonts of one report: for each role the embedded one, then the symbols, then the font the user gave. A character that none of them has is drawn as
/// <see cref="Replacement"/> and counted.
/// </summary>
internal sealed class FontSet
{
    public const char Replacement = '□';

    private static readonly Lazy<ImmutableArray<FontFile>> Embedded = new(() => [.. new[] { "Inter-Regular", "Inter-SemiBold", "Inter-Bold", "JetBrainsMono-Regular", "ReportSymbols-Regular" }.Select(Read)]);
    private readonly FontFile? _given;
    private readonly HashSet<int> _missing = [];

    public FontSet(PdfOptions options) => _given = options.Font is { } font ? new([.. font]) : null;

    /// <summary>How many different characters cannot be shown.</summary>
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

    /// <summary>Text whose characters all have a glyph. Control and bidirectional characters, which could make a name look like another, are replaced too, uncounted.</summary>
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
        using var resource = typeof(FontSet).Assembly.GetManifestResourceStream(name + ".ttf") ?? throw new InvalidOperationException($"the font {name} is not embedded");
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        return new(content);
    }
}
