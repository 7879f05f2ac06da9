using System.IO.Enumeration;

namespace MetadataAnalyzer.Licensing;

/// <summary>A pattern of the catalogue: <c>*</c> for any text and <c>?</c> for one character, in any case.</summary>
internal static class TextPattern
{
    /// <summary>Whether a text is as the pattern says; an empty pattern is for an empty text alone.</summary>
    public static bool Matches(string pattern, string text) =>
        pattern.Length == 0 ? text.Length == 0 : FileSystemName.MatchesSimpleExpression(pattern, text);
}
