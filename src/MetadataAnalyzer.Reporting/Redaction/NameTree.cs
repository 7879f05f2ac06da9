namespace MetadataAnalyzer.Reporting.Redaction;

/// <summary>A tree of names by their tokens: one walk finds the longest name that starts at a place, for any number of names.</summary>
internal sealed class NameTree
{
    private const int ShortestCut = 3;

    private readonly Node _root = new();
    private readonly bool[] _starts = new bool[128];

    /// <summary>Adds a name; of several names with the same tokens, the first stays.</summary>
    /// <param name="name">The name.</param>
    /// <param name="pseudonym">Its pseudonym; null for words that stay as they are.</param>
    /// <param name="use">The places at which it counts as a name.</param>
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

    /// <summary>The longest name that starts at a place.</summary>
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

    /// <summary>A name that a format cut with an ellipsis: its last token is the start of a token of a name.</summary>
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

    /// <summary>Whether the text is at a place for names: a whole value, an entry of a list, in quotes, or a part of a path.</summary>
    private static bool StandsAsName(ReadOnlySpan<char> text, int start, int end) =>
        (start == 0 || text[..start].EndsWith("; ") || text[..start].EndsWith(": ")
            || text[start - 1] is '\'' or '"' or '`' or '/' or ':' or '.' or '“' or '‘' or '>')
        && (end == text.Length || text[end] is ';' or '\'' or '"' or '`' or '/' or '.' or ':' or '”' or '’' or '<');

    private sealed class Node
    {
        private Dictionary<string, Node>? _children;

        public bool IsName { get; set; }

        public string? Name { get; set; }

        public string? Pseudonym { get; set; }

        public NameUse Use { get; set; }

        /// <summary>The pseudonym of the first name that continues from here.</summary>
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

/// <summary>The places at which a name counts as that name.</summary>
internal enum NameUse
{
    /// <summary>Everywhere, in any case.</summary>
    Anywhere,

    /// <summary>Everywhere in its own case, and in any case at a place for names: an ordinary word such as <c>Integration</c>.</summary>
    SameCase,

    /// <summary>Only at a place for names, in quotes or as a whole value: an alias such as <c>api</c>, a single letter.</summary>
    AsName,
}

/// <summary>A name in a text.</summary>
/// <param name="IsFound">Whether a name was found.</param>
/// <param name="End">Its end.</param>
/// <param name="Pseudonym">Its pseudonym; null for words that stay as they are.</param>
internal readonly record struct NameMatch(bool IsFound, int End, string? Pseudonym);
