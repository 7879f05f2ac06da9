using System.Globalization;

namespace MetadataAnalyzer.Reporting.Redacting;

/// <summary>
/// How names and texts are cut so that they can be compared: words of letters and digits, runs of white space as one blank, and every other
/// character by itself. Characters that some format drops or replaces count for nothing. Scripts that are written without blanks have no words.
/// </summary>
internal static class NameTokens
{
    private const char FirstWithoutWords = '\u2e80';

    public static bool IsWord(char character) => char.IsAsciiLetterOrDigit(character) || (character > '\u007f' && character < FirstWithoutWords && char.IsLetterOrDigit(character));

    /// <summary>Where the token that starts at a place ends.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int start)
    {
        var end = start + 1;
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

    /// <summary>The next place, from one on, whose character counts.</summary>
    public static int SkipNothing(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && IsNothing(text[start]))
        {
            start++;
        }

        return start;
    }

    /// <summary>The token as names are kept under.</summary>
    public static ReadOnlySpan<char> KeyOf(ReadOnlySpan<char> token) => char.IsWhiteSpace(token[0]) ? " " : token;

    /// <summary>The tokens of a name, without blanks at its ends.</summary>
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

    /// <summary>Control characters and marks of direction: writers replace or drop them.</summary>
    private static bool IsNothing(char character) => character > '~' || character < ' '
        ? character is '\ufffd' or '\ufeff' or '\ufffe' or '\uffff' || (char.IsControl(character) && !char.IsWhiteSpace(character))
            || (character > '\u00ff' && char.GetUnicodeCategory(character) == UnicodeCategory.Format)
        : false;
}
