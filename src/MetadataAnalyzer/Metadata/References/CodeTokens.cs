namespace MetadataAnalyzer.Metadata.References;

/// <summary>Splits Apex into its words.</summary>
internal static class CodeTokens
{
    /// <summary>The words of a body; comments are left out.</summary>
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
                index += ReadText(rest, index, tokens);
            }
            else if (IsNameStart(rest[0]))
            {
                index += ReadName(rest, index, tokens);
            }
            else
            {
                var length = rest.StartsWith("===") || rest.StartsWith("!==") ? 3 : rest.Length > 1 && rest[..2] is "==" or "!=" or "<>" ? 2 : 1;
                tokens.Add(new(SourceTokenKind.Symbol, rest[..length].ToString(), index));
                index += length;
            }
        }

        return tokens;
    }

    private static int ReadText(ReadOnlySpan<char> rest, int start, List<SourceToken> tokens)
    {
        if (rest.StartsWith("'''"))
        {
            var whole = SourceToken.LengthTo(rest, "'''", 3);
            tokens.Add(new(SourceTokenKind.Text, rest[3..Math.Max(3, whole - 3)].ToString(), start));
            return whole;
        }

        tokens.Add(SourceToken.ReadText(rest, start, endsAtLine: true, out var length));
        return length;
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

        tokens.Add(new(SourceTokenKind.Name, rest[..end].ToString().Replace("?.", ".", StringComparison.Ordinal).TrimEnd('.'), start));
        return end;
    }

    private static bool IsNameStart(char value) => value == '_' || char.IsLetter(value);

    private static bool IsNamePart(char value) => value == '_' || char.IsLetterOrDigit(value);
}
