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

    /// <summary>How an operator compares its sides for equality; null when it does not.</summary>
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
