namespace MetadataAnalyzer.Metadata.References;

/// <summary>Splits a formula into its words.</summary>
internal static class FormulaTokens
{
    private static readonly string[] Pairs = ["<>", "!=", "==", "&&", "||", "<=", ">="];

    /// <summary>The words of a formula; comments and the braces of merge fields are left out.</summary>
    public static List<SourceToken> Read(string formula)
    {
        var tokens = new List<SourceToken>();
        var index = 0;
        while (index < formula.Length)
        {
            var rest = formula.AsSpan(index);
            var current = rest[0];
            if (char.IsWhiteSpace(current) || current == '}')
            {
                index++;
            }
            else if (rest.StartsWith("{!"))
            {
                index += 2;
            }
            else if (rest.StartsWith("/*"))
            {
                index += SourceToken.LengthTo(rest, "*/", 2);
            }
            else
            {
                var token = current is '"' or '\'' ? MergeFieldOrText(SourceToken.ReadText(rest, index, endsAtLine: false))
                    : IsNameStart(current) ? Take(SourceTokenKind.Name, formula, index, NameLength(formula, index))
                    : Take(SourceTokenKind.Symbol, formula, index, Array.Exists(Pairs, pair => formula.AsSpan(index).StartsWith(pair)) ? 2
                        : 1);
                tokens.Add(token);
                index = token.End;
            }
        }

        return tokens;
    }

    private static SourceToken Take(SourceTokenKind kind, string formula, int index, int length) =>
        new(kind, formula.Substring(index, length), index, index + length);

    /// <summary>Script in a link quotes the merge field: <c>"{!$Profile.Name}" == "x"</c>.</summary>
    private static SourceToken MergeFieldOrText(SourceToken text) => text.Value.StartsWith("{!", StringComparison.Ordinal)
        && text.Value.EndsWith('}')
        && text.Value.AsSpan(2, text.Value.Length - 3).IndexOfAny('}', ' ') < 0
            ? text with { Kind = SourceTokenKind.Name, Value = text.Value[2..^1] }
            : text;

    private static bool IsNameStart(char value) => value is '$' or '_' || char.IsLetter(value);

    private static int NameLength(string formula, int start)
    {
        var end = start + 1;
        while (end < formula.Length && (formula[end] is '_' or '.' or ':' || char.IsLetterOrDigit(formula[end])))
        {
            end++;
        }

        return end - start;
    }
}
