using System.Globalization;

namespace MetadataAnalyzer.Reporting.Redaction;

/// <summary>
/// Cuts names and texts into tokens that can be compared: words of letters and digits, runs of white space as one blank, and every other
/// character by itself, also when a path spells it as <c>%26</c>. Characters that some format drops or replaces are skipped. In scripts
/// without blanks, each character is a token.
/// </summary>
internal static class NameTokens
{
    private const char FirstWithoutWords = '\u2e80';

    private static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(code => ((char)code).ToString())];

    public static bool IsWord(char character) =>
        char.IsAsciiLetterOrDigit(character) || (character > '\u007f' && character < FirstWithoutWords && char.IsLetterOrDigit(character));

    /// <summary>End of the token that starts at a place.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int start)
    {
        var end = start + 1;
        if (Encoded(text, start) is not null)
        {
            return start + 3;
        }

        if (IsWord(text[start]))
        {
            while (end < text.Length && IsWord(text[end]))
            {
                end++;
            }
        }
        else if (char.IsWhiteSpace(text[start]))
        {
            while (end < text.Length && char.IsWhiteSpace(text[end]))
            {
                end++;
            }
        }

        return end;
    }

    /// <summary>The next place with a character that is not skipped.</summary>
    public static int SkipNothing(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && IsNothing(text[start]))
        {
            start++;
        }

        return start;
    }

    /// <summary>The form of a token that the tree uses.</summary>
    public static ReadOnlySpan<char> KeyOf(ReadOnlySpan<char> token) =>
        char.IsWhiteSpace(token[0]) ? " " : Encoded(token, 0) is { } meant ? meant : token;

    /// <summary>The tokens of a name, without blanks at the start and the end.</summary>
    public static List<string> Split(string name)
    {
        var tokens = new List<string>();
        var text = name.AsSpan().Trim();
        for (var index = SkipNothing(text, 0); index < text.Length;)
        {
            var end = EndOf(text, index);
            tokens.Add(KeyOf(text[index..end]).ToString());
            index = SkipNothing(text, end);
        }

        return tokens;
    }

    /// <summary>The character of an escape such as <c>%26</c>; null for no escape, for a letter or a digit, and outside of ASCII.</summary>
    private static string? Encoded(ReadOnlySpan<char> text, int start)
    {
        if (text[start] != '%' || start + 3 > text.Length || !char.IsAsciiHexDigit(text[start + 1])
            || !char.IsAsciiHexDigit(text[start + 2]))
        {
            return null;
        }

        var code = int.Parse(text.Slice(start + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return code is >= ' ' and <= '~' && !char.IsAsciiLetterOrDigit((char)code) ? Ascii[code] : null;
    }

    /// <summary>Whether a character is skipped: a control character or a mark of direction, which writers replace or drop.</summary>
    private static bool IsNothing(char character) => character > '~' || character < ' '
        ? character is '\ufffd' or '\ufeff' or '\ufffe' or '\uffff' || (char.IsControl(character) && !char.IsWhiteSpace(character))
            || (character > '\u00ff' && char.GetUnicodeCategory(character) == UnicodeCategory.Format)
        : false;
}
