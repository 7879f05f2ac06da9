namespace MetadataAnalyzer.Metadata.References;

/// <summary>The brackets of a body in Apex, and what each of them opens.</summary>
internal sealed class CodeStructure
{
    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        "return", "new", "if", "else", "while", "for", "do", "switch", "on", "when", "catch", "try", "throw", "in", "instanceof", "insert",
            "update", "upsert", "delete", "undelete",
        "class", "interface", "enum", "trigger", "extends", "implements", "public", "private", "global", "protected", "static", "final",
            "virtual", "abstract", "override", "transient",
        "with", "without", "inherited", "sharing", "webservice", "testmethod", "and", "or", "limit", "order", "group", "having", "all",
            "where", "select", "from", "as",
    };

    private readonly int[] _match;
    private readonly int[] _block;
    private readonly int[] _outer;
    private readonly bool[] _isQuery;

    public CodeStructure(List<SourceToken> tokens)
    {
        Tokens = tokens;
        (_match, _block, _outer, _isQuery) = (new int[tokens.Count], new int[tokens.Count], new int[tokens.Count], new bool[tokens.Count]);
        var (open, blocks, queries) = (new Stack<int>(), new Stack<int>(), 0);
        for (var index = 0; index < tokens.Count; index++)
        {
            var token = tokens[index];
            var isClosing = token.Is(")") || token.Is("]") || token.Is("}");
            if (isClosing && open.TryPeek(out var top) && Closes(tokens[top], token))
            {
                open.Pop();
                (_match[index], _match[top]) = (top, index);
                queries -= IsQueryStart(top) ? 1 : 0;
                _ = token.Is("}") && blocks.TryPop(out _);
            }
            else
            {
                _match[index] = -1;
            }

            _block[index] = blocks.TryPeek(out var block) ? block : -1;
            _outer[index] = open.TryPeek(out var outer) ? outer : -1;
            _isQuery[index] = queries > 0;
            if (token.Is("(") || token.Is("[") || token.Is("{"))
            {
                open.Push(index);
                queries += IsQueryStart(index) ? 1 : 0;
                if (token.Is("{"))
                {
                    blocks.Push(index);
                }
            }
        }
    }

    public List<SourceToken> Tokens { get; }

    public int Count => Tokens.Count;

    /// <summary>The bracket that belongs to a bracket, or -1.</summary>
    public int Match(int index) => _match[index];

    /// <summary>The brace that opens the block around a token, or -1.</summary>
    public int Block(int index) => _block[index];

    /// <summary>The bracket of any kind that is open around a token, or -1.</summary>
    public int Outer(int index) => _outer[index];

    /// <summary>Whether a token is in a query in brackets.</summary>
    public bool IsQuery(int index) => _isQuery[index];

    public bool Is(int index, string symbol) => index >= 0 && index < Count && Tokens[index].Is(symbol);

    public bool IsWord(int index, string word) => index >= 0 && index < Count && Tokens[index].IsWord(word);

    public bool IsName(int index) => index >= 0 && index < Count && Tokens[index].Kind == SourceTokenKind.Name;

    /// <summary>Whether a token is a name that is no word of the language.</summary>
    public bool IsIdentifier(int index) => IsName(index) && !Keywords.Contains(Tokens[index].Value);

    public bool IsQueryStart(int index) => Is(index, "[") && (IsWord(index + 1, "SELECT") || IsWord(index + 1, "FIND"));

    /// <summary>Whether a brace opens the body of a class or the like, whose names hold for the file.</summary>
    public bool IsTypeBody(int brace)
    {
        for (var index = brace - 1; index >= 0 && brace - index < 60; index--)
        {
            if (Tokens[index].Kind == SourceTokenKind.Symbol && Tokens[index].Value is ";" or "{" or "}" or ")")
            {
                return false;
            }

            if (IsWord(index, "class") || IsWord(index, "interface") || IsWord(index, "enum"))
            {
                return true;
            }
        }

        return brace < 0;
    }

    private static bool Closes(SourceToken open, SourceToken close) => (open.Value, close.Value) is ("(", ")") or ("[", "]") or ("{", "}");
}
