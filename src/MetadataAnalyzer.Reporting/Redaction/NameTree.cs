namespace MetadataAnalyzer.Reporting.Redaction;

/// <summary>Names by their tokens, so that the longest one that starts at a place is found in one walk, however many there are.</summary>
internal sealed class NameTree
{
    private const int ShortestCut = 3;

    private readonly Node _root = new();
    private readonly bool[] _starts = new bool[128];

    /// <summary>Adds a name; the first one with these tokens stays.</summary>
    /// <param name="name">The name.</param>
    /// <param name="pseudonym">What replaces it; null for words that stay as they are.</param>
    /// <param name="use">Where it is taken for the name.</param>
    public void Add(string name, string? pseudonym, NameUse use)
    {
        var tokens = NameTokens.Split(name);
        if (tokens.Count == 0)
        {
            return;
        }

        if (tokens[0][0] < _starts.Length)
        {
            _starts[tokens[0][0]] = true;
        }

        var node = _root;
        foreach (var token in tokens)
        {
            node = node.Child(token);
            node.First ??= pseudonym;
        }

        if (!node.IsName)
        {
            (node.IsName, node.Name, node.Pseudonym, node.Use) = (true, name.Trim(), pseudonym, use);
        }
    }

    /// <summary>The longest name that starts at a place, at the start of a token.</summary>
    public NameMatch Find(ReadOnlySpan<char> text, int start)
    {
        if (text[start] < _starts.Length && !NameTokens.IsWord(text[start]) && text[start] != '%' && !_starts[text[start]])
        {
            return default;
        }

        var best = default(NameMatch);
        var node = _root;
        var index = start;
        while (index < text.Length)
        {
            var end = NameTokens.EndOf(text, index);
            if (node.Find(NameTokens.KeyOf(text[index..end])) is not { } next)
            {
                return Longest(best, Cut(text, start, index, end, node));
            }

            node = next;
            if (node.IsName && Fits(text, start, end, node))
            {
                best = new(true, end, node.Pseudonym);
            }

            index = NameTokens.SkipNothing(text, end);
            if (index < text.Length && text[index] == '…' && index - start >= ShortestCut && node.First is { } first)
            {
                return node.IsName && best.End == end ? best : new(true, end, first);
            }
        }

        return best;
    }

    private static NameMatch Longest(NameMatch best, NameMatch cut) => cut.IsFound && cut.End > best.End ? cut : best;

    /// <summary>A name that a format cut short: the token before an ellipsis begins one that may follow.</summary>
    private static NameMatch Cut(ReadOnlySpan<char> text, int start, int index, int end, Node node)
    {
        if (end >= text.Length || text[end] != '…' || end - start < ShortestCut || !NameTokens.IsWord(text[index]))
        {
            return default;
        }

        return node.FindStart(text[index..end]) is { } pseudonym ? new(true, end, pseudonym) : default;
    }

    private static bool Fits(ReadOnlySpan<char> text, int start, int end, Node node) => node.Use switch
    {
        NameUse.Anywhere => true,
        NameUse.SameCase => text[start..end].SequenceEqual(node.Name) || StandsAsName(text, start, end),
        _ => StandsAsName(text, start, end),
    };

    /// <summary>Whether what stands there is a value by itself or in a list, in quotes, or a part of a path.</summary>
    private static bool StandsAsName(ReadOnlySpan<char> text, int start, int end) =>
        (start == 0 || text[..start].EndsWith("; ") || text[..start].EndsWith(": ") || text[start - 1] is '\'' or '"' or '`' or '/' or ':' or '.' or '“' or '‘' or '>')
        && (end == text.Length || text[end] is ';' or '\'' or '"' or '`' or '/' or '.' or ':' or '”' or '’' or '<');

    private sealed class Node
    {
        private Dictionary<string, Node>? _children;

        public bool IsName { get; set; }

        public string? Name { get; set; }

        public string? Pseudonym { get; set; }

        public NameUse Use { get; set; }

        /// <summary>The pseudonym of the first name that goes on from here.</summary>
        public string? First { get; set; }

        public Node Child(string token)
        {
            _children ??= new(StringComparer.OrdinalIgnoreCase);
            if (!_children.TryGetValue(token, out var child))
            {
                _children.Add(token, child = new());
            }

            return child;
        }

        public Node? Find(ReadOnlySpan<char> token) =>
            _children is not null && _children.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out var child) ? child : null;

        public string? FindStart(ReadOnlySpan<char> start)
        {
            foreach (var (token, child) in _children ?? [])
            {
                if (child.First is not null && token.AsSpan().StartsWith(start, StringComparison.OrdinalIgnoreCase))
                {
                    return child.First;
                }
            }

            return null;
        }
    }
}

/// <summary>Where a name is taken for that name.</summary>
internal enum NameUse
{
    /// <summary>Wherever it stands, in any case.</summary>
    Anywhere,

    /// <summary>Wherever it stands in its own case and, in any case, where it stands as a name: an ordinary word such as <c>Integration</c>.</summary>
    SameCase,

    /// <summary>Only where it stands as a name, between quotes or as a whole value: an alias such as <c>api</c>, a single letter.</summary>
    AsName,
}

/// <summary>A name in a text.</summary>
/// <param name="IsFound">Whether there is one.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Pseudonym">What replaces it; null for words that stay.</param>
internal readonly record struct NameMatch(bool IsFound, int End, string? Pseudonym);
