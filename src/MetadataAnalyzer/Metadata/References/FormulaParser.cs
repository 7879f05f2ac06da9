namespace MetadataAnalyzer.Metadata.References;

/// <summary>Reads the words of a formula as a tree. What it cannot read it leaves out, and goes on.</summary>
internal sealed class FormulaParser(IReadOnlyList<SourceToken> tokens)
{
    /// <summary>Deeper brackets are no formula that the platform takes.</summary>
    private const int MaxDepth = 120;

    /// <summary>Operators from the loosest to the tightest; those of one level are together.</summary>
    private static readonly (string Name, string[] Operators)[] Levels =
    [
        ("OR", ["||"]), ("AND", ["&&"]), ("=", ["=", "==", "<>", "!="]), ("<", ["<", ">", "<=", ">="]), ("&", ["&", "+", "-"]),
            ("*", ["*", "/", "^"]),
    ];

    private int _index;
    private int _depth;

    /// <summary>The formula; several nodes when no operator joins words.</summary>
    public List<FormulaNode> Read()
    {
        var nodes = new List<FormulaNode>();
        while (_index < tokens.Count)
        {
            var before = _index;
            if (Level(0) is { } node)
            {
                nodes.Add(node);
            }

            _index = Math.Max(_index, before + 1);
        }

        return nodes;
    }

    private FormulaNode? Level(int level)
    {
        if (level == Levels.Length)
        {
            return Unary();
        }

        var start = _index;
        var first = Level(level + 1);
        if (!IsOperator(level))
        {
            return first;
        }

        var items = new List<FormulaNode>();
        var operators = new List<string>();
        Add(items, first);
        while (IsOperator(level))
        {
            operators.Add(tokens[_index++].Value);
            if (Level(level + 1) is not { } next)
            {
                break;
            }

            items.Add(next);
        }

        return new(Levels[level].Name, items, start, _index) { Operators = operators };
    }

    private bool IsOperator(int level) => _index < tokens.Count && tokens[_index].Kind == SourceTokenKind.Symbol
        && Levels[level].Operators.Contains(tokens[_index].Value);

    private FormulaNode? Unary()
    {
        if (_index >= tokens.Count)
        {
            return null;
        }

        var (start, token) = (_index, tokens[_index]);
        if (token.Is("!") || token.Is("-"))
        {
            return Nested(() =>
            {
                _index++;
                return Unary() is { } operand ? new FormulaNode(token.Is("!") ? "NOT" : "-", [operand], start, _index) : null;
            });
        }

        if (token.Is("("))
        {
            _index++;
            var inner = Arguments();
            return inner is [var only] ? only with { Start = start, End = _index } : new("", inner, start, _index);
        }

        if (token.Is(")") || token.Is(","))
        {
            return null;
        }

        _index++;
        if (token.Kind != SourceTokenKind.Name || _index >= tokens.Count || !tokens[_index].Is("("))
        {
            return new("", [], start, _index) { Token = token };
        }

        _index++;
        var arguments = Arguments();
        return new(token.Value.ToUpperInvariant(), arguments, start, _index);
    }

    /// <summary>Arguments up to and with the closing bracket; an argument that is left out is a node without anything.</summary>
    private List<FormulaNode> Arguments()
    {
        var items = new List<FormulaNode>();
        while (_index < tokens.Count && !tokens[_index].Is(")"))
        {
            var before = _index;
            items.Add(Nested(() => Level(0)) ?? new FormulaNode("", [], before, _index));
            while (_index < tokens.Count && !tokens[_index].Is(")") && !tokens[_index].Is(","))
            {
                // Words that no operator joins.
                var at = _index;
                Add(items, Nested(() => Level(0)));
                _index = Math.Max(_index, at + 1);
            }

            _index += _index < tokens.Count && tokens[_index].Is(",") ? 1 : 0;
        }

        _index = Math.Min(_index + 1, tokens.Count);
        return items;
    }

    private FormulaNode? Nested(Func<FormulaNode?> read)
    {
        if (_depth >= MaxDepth)
        {
            Skip();
            return null;
        }

        _depth++;
        var node = read();
        _depth--;
        return node;
    }

    /// <summary>Moves to the bracket that closes the current one.</summary>
    private void Skip()
    {
        for (var open = 0; _index < tokens.Count && !(open == 0 && tokens[_index].Is(")")); _index++)
        {
            open += tokens[_index].Is("(") ? 1 : tokens[_index].Is(")") ? -1 : 0;
        }
    }

    private static void Add(List<FormulaNode> items, FormulaNode? node)
    {
        if (node is not null)
        {
            items.Add(node);
        }
    }
}

/// <summary>A part of a formula: a call, operands of one operator, or a single word.</summary>
/// <param name="Function">Upper-case name of a call; the operator of operands; empty for a word.</param>
/// <param name="Items">Arguments or operands.</param>
/// <param name="Start">Its first token.</param>
/// <param name="End">After its last token.</param>
internal sealed record FormulaNode(string Function, IReadOnlyList<FormulaNode> Items, int Start, int End)
{
    /// <summary>Operators between the operands, one less than these.</summary>
    public IReadOnlyList<string> Operators { get; init; } = [];

    /// <summary>The word, when it is a single one.</summary>
    public SourceToken? Token { get; init; }

    public bool IsName(string name) => Token is { } token && token.IsWord(name);

    public override string ToString() => Token?.Value ?? $"{Function}({string.Join(", ", Items)})";
}

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
