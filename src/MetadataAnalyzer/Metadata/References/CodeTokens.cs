namespace MetadataAnalyzer.Metadata.References;

/// <summary>Splits Apex into its words.</summary>
internal static class CodeTokens
{
    private static readonly string[] LongSymbols = ["===", "!==", "==", "!=", "<>", "<=", ">=", "=>", "+=", "&&", "||", "??"];

    private static readonly string[] Characters = [.. Enumerable.Range(0, 128).Select(code => ((char)code).ToString())];

    /// <summary>
    /// The words of a body; comments are left out. A name keeps its dots (<c>u.Profile.Name</c>), but the dot before a call is a word of
    /// its own.
    /// </summary>
    public static List<SourceToken> Read(string body)
    {
        var tokens = new List<SourceToken>();
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
                index += SourceToken.LengthTo(rest, "\n", 2);
            }
            else if (rest.StartsWith("/*"))
            {
                index += SourceToken.LengthTo(rest, "*/", 2);
            }
            else if (rest[0] == '\'')
            {
                var text = ReadText(rest, index);
                tokens.Add(text);
                index = text.End;
            }
            else if (IsNameStart(rest[0]))
            {
                index += ReadName(rest, index, tokens);
            }
            else
            {
                // The dot of a chain that may stop at null is a dot.
                var isChain = rest.StartsWith("?.");
                var length = isChain ? 2 : SymbolLength(rest);
                tokens.Add(new(SourceTokenKind.Symbol, isChain ? "." : SymbolOf(rest[..length]), index, index + length));
                SplitCall(tokens);
                index += length;
            }
        }

        return tokens;
    }

    /// <summary>Most symbols are one character of ASCII, whose text is kept.</summary>
    private static string SymbolOf(ReadOnlySpan<char> symbol) => symbol.Length == 1 && symbol[0] < Characters.Length ? Characters[symbol[0]]
        : symbol.ToString();

    private static int SymbolLength(ReadOnlySpan<char> rest)
    {
        foreach (var symbol in LongSymbols)
        {
            if (rest.StartsWith(symbol))
            {
                return symbol.Length;
            }
        }

        return 1;
    }

    private static SourceToken ReadText(ReadOnlySpan<char> rest, int start)
    {
        if (!rest.StartsWith("'''"))
        {
            return SourceToken.ReadText(rest, start, endsAtLine: true);
        }

        var whole = SourceToken.LengthTo(rest, "'''", 3);
        return new(SourceTokenKind.Text, rest[3..Math.Max(3, whole - 3)].ToString(), start, start + whole);
    }

    /// <summary>A name goes on after a dot, and after the dot of a chain that may stop at null.</summary>
    private static int ReadName(ReadOnlySpan<char> rest, int start, List<SourceToken> tokens)
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

        tokens.Add(new(SourceTokenKind.Name, rest[..end].ToString().Replace("?.", ".", StringComparison.Ordinal).TrimEnd('.'), start,
            start + end));
        return end;
    }

    /// <summary>Cuts the method off the name before an opening bracket: <c>a.b.equals(</c>.</summary>
    private static void SplitCall(List<SourceToken> tokens)
    {
        if (tokens.Count < 2 || !tokens[^1].Is("(") || tokens[^2] is not { Kind: SourceTokenKind.Name } name
            || name.Value.LastIndexOf('.') is not (> 0 and var dot))
        {
            return;
        }

        var bracket = tokens[^1];
        var method = name.Value[(dot + 1)..];
        var start = name.End - method.Length;
        tokens.RemoveRange(tokens.Count - 2, 2);
        tokens.Add(new(SourceTokenKind.Name, name.Value[..dot], name.Index, start - 1));
        tokens.Add(new(SourceTokenKind.Symbol, ".", start - 1, start));
        tokens.Add(new(SourceTokenKind.Name, method, start, name.End));
        tokens.Add(bracket);
    }

    private static bool IsNameStart(char value) => value == '_' || char.IsLetter(value);

    private static bool IsNamePart(char value) => value == '_' || char.IsLetterOrDigit(value);
}
