using System.Text;

namespace MetadataAnalyzer.Metadata.References;

/// <summary>
/// Quotes a comparison for a finding: the words of the comparison only, and of its texts in quotes only the one compared, because a line of
/// code may also hold a key or a token.
/// </summary>
internal static class SafeQuote
{
    /// <summary>Longest quote, in characters.</summary>
    public const int Longest = 120;

    /// <summary>The words from one to another, texts in quotes blanked.</summary>
    /// <param name="tokens">The words of the source.</param>
    /// <param name="start">First.</param>
    /// <param name="end">After the last.</param>
    /// <param name="shown">The text that is shown.</param>
    public static string Of(IReadOnlyList<SourceToken> tokens, int start, int end, string shown = "")
    {
        var quote = new StringBuilder();
        for (var index = start; index < end && quote.Length <= Longest; index++)
        {
            var token = tokens[index];
            if (index > start && token.Index > tokens[index - 1].End)
            {
                quote.Append(' ');
            }

            if (token.Kind != SourceTokenKind.Text)
            {
                quote.Append(token.Value);
            }
            else if (shown.Length > 0 && string.Equals(token.Value, shown, StringComparison.OrdinalIgnoreCase))
            {
                quote.Append('\'').Append(token.Value).Append('\'');
            }
            else
            {
                quote.Append("'…'");
            }
        }

        return Short(quote.ToString());
    }

    /// <summary>A text without secrets, whole or, when it is long, its beginning with a sign that it goes on.</summary>
    public static string Short(string text)
    {
        var blanked = SecretText.Blank(text);
        return blanked.Length <= Longest ? blanked : $"{blanked.AsSpan(0, Longest - 2)} …";
    }
}
