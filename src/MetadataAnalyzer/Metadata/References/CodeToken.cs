namespace MetadataAnalyzer.Metadata.References;

internal enum CodeTokenKind
{
    /// <summary>A name with its dots: <c>user.Profile.Name</c>.</summary>
    Name,

    /// <summary>A string literal.</summary>
    Text,

    /// <summary>An operator or bracket.</summary>
    Symbol,
}

/// <summary>A word of Apex.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">As written; a literal without its quotes and escapes.</param>
/// <param name="Index">Where it starts.</param>
internal readonly record struct CodeToken(CodeTokenKind Kind, string Value, int Index)
{
    public bool Is(string symbol) => Kind == CodeTokenKind.Symbol && Value == symbol;

    public bool IsWord(string word) => Kind == CodeTokenKind.Name && string.Equals(Value, word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name is this one, or ends in it after a dot.</summary>
    public bool EndsIn(string name) => Kind == CodeTokenKind.Name
        && Value.EndsWith(name, StringComparison.OrdinalIgnoreCase)
        && (Value.Length == name.Length || Value[^(name.Length + 1)] == '.');

    /// <summary>The words of a body; comments are left out.</summary>
    public static List<CodeToken> Read(string body)
    {
        var tokens = new List<CodeToken>();
        var index = 0;
        while (index < body.Length)
        {
            var rest = body.AsSpan(index);
            if (char.IsWhiteSpace(rest[0]) || rest[0] == '\uFEFF')
            {
                index++;
            }
            else if (rest.StartsWith("//"))
            {
                index += LengthTo(rest, "\n", 2);
            }
            else if (rest.StartsWith("/*"))
            {
                index += LengthTo(rest, "*/", 2);
            }
            else if (rest[0] == '\'')
            {
                index += ReadText(rest, index, tokens);
            }
            else if (IsNameStart(rest[0]))
            {
                index += ReadName(rest, index, tokens);
            }
            else
            {
                var length = rest.StartsWith("===") || rest.StartsWith("!==") ? 3 : rest.Length > 1 && rest[..2] is "==" or "!=" or "<>" ? 2 : 1;
                tokens.Add(new(CodeTokenKind.Symbol, rest[..length].ToString(), index));
                index += length;
            }
        }

        return tokens;
    }

    private static int LengthTo(ReadOnlySpan<char> rest, string end, int start)
    {
        var found = rest[start..].IndexOf(end);
        return found < 0 ? rest.Length : start + found + end.Length;
    }

    private static int ReadText(ReadOnlySpan<char> rest, int start, List<CodeToken> tokens)
    {
        if (rest.StartsWith("'''"))
        {
            var length = LengthTo(rest, "'''", 3);
            tokens.Add(new(CodeTokenKind.Text, rest[3..Math.Max(3, length - 3)].ToString(), start));
            return length;
        }

        var text = new System.Text.StringBuilder();
        var index = 1;
        while (index < rest.Length && rest[index] is not ('\'' or '\n'))
        {
            if (rest[index] == '\\' && index + 1 < rest.Length)
            {
                index++;
            }

            text.Append(rest[index++]);
        }

        tokens.Add(new(CodeTokenKind.Text, text.ToString(), start));
        return index + 1;
    }

    /// <summary>A name goes on after a dot, and after the dot of a chain that may stop at null.</summary>
    private static int ReadName(ReadOnlySpan<char> rest, int start, List<CodeToken> tokens)
    {
        var end = 1;
        while (end < rest.Length)
        {
            var isChain = rest[end] == '.' || (rest[end] == '?' && end + 1 < rest.Length && rest[end + 1] == '.');
            if (!isChain && !IsNamePart(rest[end]))
            {
                break;
            }

            end++;
        }

        tokens.Add(new(CodeTokenKind.Name, rest[..end].ToString().Replace("?.", ".", StringComparison.Ordinal).TrimEnd('.'), start));
        return end;
    }

    private static bool IsNameStart(char value) => value == '_' || char.IsLetter(value);

    private static bool IsNamePart(char value) => value == '_' || char.IsLetterOrDigit(value);
}
