namespace MetadataAnalyzer.Metadata.References;

internal enum FormulaTokenKind
{
    /// <summary>A name, with its dots: a function, a field, or a merge field.</summary>
    Name,

    /// <summary>A text in quotes.</summary>
    Text,

    /// <summary>An operator, bracket, comma or number.</summary>
    Symbol,
}

/// <summary>A word of a formula.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">As written; a text without its quotes and escapes.</param>
/// <param name="Index">Where it starts.</param>
internal readonly record struct FormulaToken(FormulaTokenKind Kind, string Value, int Index)
{
    public bool IsEqual => Kind == FormulaTokenKind.Symbol && Value is "=" or "==";

    public bool IsNotEqual => Kind == FormulaTokenKind.Symbol && Value is "<>" or "!=";

    public bool Is(string symbol) => Kind == FormulaTokenKind.Symbol && Value == symbol;

    /// <summary>The words of a formula; comments are left out.</summary>
    public static List<FormulaToken> Read(string formula)
    {
        var tokens = new List<FormulaToken>();
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
                var end = formula.IndexOf("*/", index + 2, StringComparison.Ordinal);
                index = end < 0 ? formula.Length : end + 2;
            }
            else if (current is '"' or '\'')
            {
                index = ReadText(formula, index, tokens);
            }
            else
            {
                var length = IsNameStart(current) ? NameLength(formula, index) : SymbolLength(formula, index);
                tokens.Add(new(IsNameStart(current) ? FormulaTokenKind.Name : FormulaTokenKind.Symbol, formula.Substring(index, length), index));
                index += length;
            }
        }

        return tokens;
    }

    private static int ReadText(string formula, int start, List<FormulaToken> tokens)
    {
        var text = new System.Text.StringBuilder();
        var index = start + 1;
        while (index < formula.Length && formula[index] != formula[start])
        {
            if (formula[index] == '\\' && index + 1 < formula.Length)
            {
                index++;
            }

            text.Append(formula[index++]);
        }

        tokens.Add(new(FormulaTokenKind.Text, text.ToString(), start));
        return index + 1;
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
