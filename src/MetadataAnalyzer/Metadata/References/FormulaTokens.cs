namespace MetadataAnalyzer.Metadata.References;

/// <summary>Splits a formula into its words.</summary>
internal static class FormulaTokens
{
    /// <summary>The words of a formula; comments are left out.</summary>
    public static List<SourceToken> Read(string formula)
    {
        var tokens = new List<SourceToken>();
        var index = 0;
        while (index < formula.Length)
        {
            var current = formula[index];
            if (char.IsWhiteSpace(current))
            {
                index++;
            }
            else if (formula.AsSpan(index).StartsWith("/*"))
            {
                index += SourceToken.LengthTo(formula.AsSpan(index), "*/", 2);
            }
            else if (current is '"' or '\'')
            {
                tokens.Add(SourceToken.ReadText(formula.AsSpan(index), index, endsAtLine: false, out var length));
                index += length;
            }
            else
            {
                var length = IsNameStart(current) ? NameLength(formula, index) : SymbolLength(formula, index);
                tokens.Add(new(IsNameStart(current) ? SourceTokenKind.Name : SourceTokenKind.Symbol, formula.Substring(index, length), index));
                index += length;
            }
        }

        return tokens;
    }

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

    private static int SymbolLength(string formula, int start) =>
        formula.AsSpan(start).StartsWith("<>") || formula.AsSpan(start).StartsWith("!=") || formula.AsSpan(start).StartsWith("==")
        || formula.AsSpan(start).StartsWith("&&") || formula.AsSpan(start).StartsWith("||") ? 2 : 1;
}
