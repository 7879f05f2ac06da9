using System.Text;

namespace MetadataAnalyzer.Metadata.References;

internal enum SourceTokenKind
{
    /// <summary>A name with its dots: a function, a field, a merge field, a variable.</summary>
    Name,

    /// <summary>A text in quotes.</summary>
    Text,

    /// <summary>An operator, bracket, comma or number.</summary>
    Symbol,
}

/// <summary>A word of a formula or of Apex.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">As written; a text without its quotes and escapes.</param>
/// <param name="Index">Where it starts.</param>
/// <param name="End">Where it ends, exclusive.</param>
internal readonly record struct SourceToken(SourceTokenKind Kind, string Value, int Index, int End)
{
    public bool Is(string symbol) => Kind == SourceTokenKind.Symbol && Value == symbol;

    public bool IsWord(string word) => Kind == SourceTokenKind.Name && string.Equals(Value, word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name is this one, or ends in it after a dot.</summary>
    public bool EndsIn(string name) => Kind == SourceTokenKind.Name && EndsIn(Value, name);

    /// <summary>Whether a path is this name, or ends in it after a dot.</summary>
    public static bool EndsIn(string path, string name) => path.EndsWith(name, StringComparison.OrdinalIgnoreCase)
        && (path.Length == name.Length || path[^(name.Length + 1)] == '.');

    /// <summary>The comparison of an operator of equality; null for another operator.</summary>
    public ReferenceComparison? Equality => Kind != SourceTokenKind.Symbol ? null : Value switch
    {
        "=" or "==" or "===" => ReferenceComparison.Equal,
        "<>" or "!=" or "!==" => ReferenceComparison.NotEqual,
        _ => null,
    };

    /// <summary>Reads the text in quotes at the start of what is left.</summary>
    /// <param name="rest">What is left; its first character is the quote.</param>
    /// <param name="index">Where that is.</param>
    /// <param name="endsAtLine">Whether a text that is not closed ends with its line.</param>
    public static SourceToken ReadText(ReadOnlySpan<char> rest, int index, bool endsAtLine)
    {
        var text = new StringBuilder();
        var end = 1;
        while (end < rest.Length && rest[end] != rest[0] && !(endsAtLine && rest[end] == '\n'))
        {
            if (rest[end] == '\\' && end + 1 < rest.Length)
            {
                end++;
            }

            text.Append(rest[end++]);
        }

        return new(SourceTokenKind.Text, text.ToString(), index, index + Math.Min(end + 1, rest.Length));
    }

    /// <summary>Length up to and with an end; all that is left when it is missing.</summary>
    public static int LengthTo(ReadOnlySpan<char> rest, string end, int start)
    {
        var found = rest[start..].IndexOf(end);
        return found < 0 ? rest.Length : start + found + end.Length;
    }
}

/// <summary>The values of a user that a formula or Apex asks for.</summary>
/// <param name="Index">Where in the text.</param>
/// <param name="Target">What is asked for.</param>
/// <param name="Expression">The merge field, query, field or call; no text in quotes is in it.</param>
/// <param name="Value">The text it is compared with, or what the expression itself names; empty without one.</param>
/// <param name="Comparison">How it is compared.</param>
internal readonly record struct SourceReference(int Index, ReferenceTarget Target, string Expression, NamedValue Value,
    ReferenceComparison Comparison)
{
    /// <summary>The comparison as a finding shows it, see <see cref="SafeQuote"/>.</summary>
    public string Quote { get; init; } = "";

    /// <summary>Whether the formula as a whole is false for the users that the comparison names.</summary>
    public bool Exempts { get; init; }

    /// <summary>Whether the value is an id that nothing beside it explains.</summary>
    public bool IsLiteralId { get; init; }

    /// <summary>Whether the profile is only read here: redundant once the same component compares it with a name.</summary>
    public bool IsReadOnly { get; init; }
}

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
