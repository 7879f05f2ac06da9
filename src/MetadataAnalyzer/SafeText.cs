using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MetadataAnalyzer;

/// <summary>Text of the input for formats that have no escape for control characters.</summary>
public static partial class SafeText
{
    private const char Replacement = '\ufffd';

    /// <summary>
    /// The text on one line, in valid Unicode, without characters that control a terminal or change the direction of writing.
    /// </summary>
    public static string Line(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                line.Append(character).Append(text[++index]);
                continue;
            }

            line.Append(character switch
            {
                '\n' or '\r' or '\t' => ' ',
                '\ufffe' or '\uffff' => Replacement,
                _ => IsSteering(character) ? Replacement : character,
            });
        }

        return line.ToString();
    }

    /// <summary>The same as <see cref="Line(string)"/>, cut to a length with an ellipsis; a surrogate pair is never split.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">Maximum length in UTF-16 code units, at least 2.</param>
    public static string Line(string text, int length)
    {
        var line = Line(text);
        if (line.Length <= length)
        {
            return line;
        }

        var end = char.IsHighSurrogate(line[length - 2]) ? length - 2 : length - 1;
        return line[..end].TrimEnd() + "…";
    }

    /// <summary>
    /// The same as <see cref="Line(string)"/>, without commands that a pipeline would run when it reads them in a log: a blank is put
    /// into <c>##vso[</c>, <c>##[</c> and <c>##teamcity[</c> anywhere, and into the <c>::</c> of GitHub at the start of the line.
    /// </summary>
    public static string LogLine(string text) => LeadingColons().Replace(HashCommand().Replace(Line(text), "# "), "${start}: ");

    /// <summary>The first hash sign of a pipeline command. Formatting characters inside the command are allowed for.</summary>
    [GeneratedRegex(@"#(?=\p{Cf}*#[\p{L}\p{Cf}]*\[)", RegexOptions.CultureInvariant)]
    private static partial Regex HashCommand();

    [GeneratedRegex(@"^(?<start>[\s\p{Cf}]*):(?=\p{Cf}*:)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LeadingColons();

    private static bool IsSteering(char character) => char.IsControl(character) || char.IsSurrogate(character)
        || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || character is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\u200e' or '\u200f' or '\u061c';
}
