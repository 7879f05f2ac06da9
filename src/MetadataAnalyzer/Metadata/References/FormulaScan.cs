namespace MetadataAnalyzer.Metadata.References;

/// <summary>Finds what a formula asks of a user, and what follows for the users that it names.</summary>
internal sealed class FormulaScan
{
    /// <summary>Most fields, and most texts, that one comparison is read for.</summary>
    private const int MostFields = 20;
    private const int MostTexts = 2000;

    private readonly List<SourceToken> _tokens;
    private readonly FormulaValues _values;
    private readonly List<SourceReference> _found = [];
    private readonly HashSet<int> _compared = [];

    private FormulaScan(string formula, NameScope scope)
    {
        _tokens = FormulaTokens.Read(formula);
        _values = new(scope);
        var nodes = new FormulaParser(_tokens).Read();
        nodes.ForEach(node => Walk(node, nodes.Count == 1 ? Settles.WhenFalse : Settles.Never));
    }

    /// <summary>The value of a part that alone makes the whole formula false.</summary>
    private enum Settles
    {
        Never,
        WhenFalse,
        WhenTrue,
    }

    /// <summary>The fields of a formula, in its order; one that is compared with several texts once for each.</summary>
    public static IEnumerable<SourceReference> Find(string formula, NameScope? scope = null) =>
        new FormulaScan(formula, scope ?? NameScope.Global)._found.OrderBy(found => found.Index);

    private void Walk(FormulaNode node, Settles settles)
    {
        switch (node.Function)
        {
            case "AND":
                WalkAll(node.Items, settles == Settles.WhenFalse ? settles : Settles.Never);
                return;
            case "OR":
                WalkAll(node.Items, settles == Settles.WhenTrue ? settles : Settles.Never);
                return;
            case "NOT":
                WalkAll(node.Items, Inverted(settles));
                return;
            case "=":
                Equality(node, settles);
                return;
            case "" when node.Token is { } token:
                Word(node, token, settles);
                return;
            default:
                Call(node, settles);
                WalkAll(node.Items, Settles.Never);
                return;
        }
    }

    private void WalkAll(IReadOnlyList<FormulaNode> nodes, Settles settles)
    {
        foreach (var node in nodes)
        {
            Walk(node, settles);
        }
    }

    private void Equality(FormulaNode node, Settles settles)
    {
        for (var index = 0; index + 1 < node.Items.Count; index++)
        {
            var (left, right) = (node.Items[index], node.Items[index + 1]);
            var isEqual = node.Operators[index] is "=" or "==";
            var comparison = isEqual ? ReferenceComparison.Equal : ReferenceComparison.NotEqual;
            Compare(node, left, right, comparison, settles);
            Compare(node, right, left, comparison, settles);

            // A condition that is compared with TRUE or FALSE.
            if (node.Items.Count == 2 && (right.IsName("TRUE") || right.IsName("FALSE")))
            {
                Walk(left, right.IsName("TRUE") == isEqual ? settles : Inverted(settles));
                return;
            }
        }

        WalkAll(node.Items, Settles.Never);
    }

    private void Call(FormulaNode node, Settles settles)
    {
        if (node.Items.Count < 2)
        {
            return;
        }

        var (first, second) = (node.Items[0], node.Items[1]);
        switch (node.Function)
        {
            case "CONTAINS":
                Compare(node, first, second, ReferenceComparison.Contains, settles);
                Compare(node, second, first, ReferenceComparison.IsContained, settles);
                break;
            case "FIND":
                Compare(node, second, first, ReferenceComparison.Contains, Settles.Never);
                Compare(node, first, second, ReferenceComparison.IsContained, Settles.Never);
                break;
            case "BEGINS":
                Compare(node, first, second, ReferenceComparison.StartsWith, settles);
                break;
            case "REGEX":
                Regex(node, first, second, settles);
                break;
            case "CASE":
                // CASE(field, value, result, value, result, otherwise)
                var carriers = _values.CarriersOf(first).Take(MostFields).ToList();
                for (var index = 1; index + 1 < node.Items.Count && carriers.Count > 0; index += 2)
                {
                    Compare(node, carriers, node.Items[index], ReferenceComparison.Equal, Settles.Never);
                }

                break;
            case "ISPICKVAL" or "INCLUDES":
                Compare(node, first, second, ReferenceComparison.Equal, settles);
                break;
        }
    }

    private void Regex(FormulaNode node, FormulaNode field, FormulaNode pattern, Settles settles)
    {
        foreach (var (text, comparison) in _values.TextsOf(pattern).Where(value => value.Origin == ValueOrigin.Literal)
            .SelectMany(value => NamePattern.OfRegex(value.Text)))
        {
            foreach (var carrier in _values.CarriersOf(field))
            {
                Add(node, carrier, new(text), comparison, settles);
            }
        }
    }

    private void Compare(FormulaNode node, FormulaNode field, FormulaNode other, ReferenceComparison comparison, Settles settles) =>
        Compare(node, _values.CarriersOf(field).Take(MostFields).ToList(), other, comparison, settles);

    private void Compare(FormulaNode node, List<FormulaCarrier> carriers, FormulaNode other, ReferenceComparison comparison,
        Settles settles)
    {
        var texts = carriers.Count == 0 ? [] : _values.TextsOf(other).Take(MostTexts).ToList();
        foreach (var carrier in carriers)
        {
            // A part of the name is compared.
            var actual = carrier.Part is { } part && comparison == ReferenceComparison.Equal ? part : comparison;
            texts.ForEach(text => Add(node, carrier, text, actual, settles));
        }
    }

    private void Add(FormulaNode node, FormulaCarrier carrier, NamedValue value, ReferenceComparison comparison, Settles settles)
    {
        _compared.Add(carrier.Index);
        if (value.Text.Length == 0)
        {
            return;
        }

        var token = _tokens[carrier.Index];
        var shown = value.Origin == ValueOrigin.Literal ? value.Text : "";
        _found.Add(new(token.Index, carrier.Target, token.Value, value, comparison)
        {
            Quote = SafeQuote.Of(_tokens, node.Start, node.End, shown),
            Exempts = settles == (comparison == ReferenceComparison.NotEqual ? Settles.WhenFalse : Settles.WhenTrue),
        });
    }

    /// <summary>A field that was compared with no text.</summary>
    private void Word(FormulaNode node, SourceToken token, Settles settles)
    {
        if (token.Kind != SourceTokenKind.Name || _values.FieldOf(token.Value) is not { } field || _compared.Contains(node.Start))
        {
            return;
        }

        // A flow's own variable is a reference only where it is compared.
        if (field.Value.Length == 0 && MergeField.Parse(token.Value) is null)
        {
            return;
        }

        _found.Add(new(token.Index, field.Target, token.Value, new(field.Value), field.Value.Length > 0 ? ReferenceComparison.Equal
            : ReferenceComparison.None)
        {
            Quote = SafeQuote.Short(token.Value),
            IsReadOnly = field.Value.Length == 0,
            Exempts = field.Value.Length > 0 && settles == Settles.WhenTrue,
        });
    }

    private static Settles Inverted(Settles settles) => settles switch
    {
        Settles.WhenFalse => Settles.WhenTrue,
        Settles.WhenTrue => Settles.WhenFalse,
        _ => settles,
    };
}

/// <summary>A field of a user at the bottom of an expression.</summary>
/// <param name="Index">Its token.</param>
/// <param name="Target">What it gives.</param>
/// <param name="Part">How a text that equals the expression relates to the field; null when the expression is the whole field.</param>
internal readonly record struct FormulaCarrier(int Index, ReferenceTarget Target, ReferenceComparison? Part);

/// <summary>Looks through the functions around a field or a text of a formula.</summary>
internal sealed class FormulaValues(NameScope scope)
{
    /// <summary>Functions that give their first argument, perhaps written otherwise.</summary>
    private static readonly string[] Keeping = ["LOWER", "UPPER", "TRIM", "CASESAFEID", "TEXT", "SUBSTITUTE", "INITCAP", "HTMLENCODE",
        "JSENCODE", "URLENCODE", "JSINHTMLENCODE"];

    public MergeField? FieldOf(string name) => scope.FieldOf(name);

    /// <summary>The fields of a user whose value an expression gives.</summary>
    public IEnumerable<FormulaCarrier> CarriersOf(FormulaNode node)
    {
        if (node.Token is { } token)
        {
            return token.Kind == SourceTokenKind.Name && scope.FieldOf(token.Value) is { Value.Length: 0 } field
                ? [new(node.Start, field.Target, null)] : [];
        }

        return node.Function switch
        {
            "LEFT" => Part(ReferenceComparison.StartsWith),
            "RIGHT" or "MID" => Part(ReferenceComparison.Contains),
            "IF" => node.Items.Skip(1).SelectMany(CarriersOf),
            "BLANKVALUE" or "NULLVALUE" => node.Items.SelectMany(CarriersOf),

            // ";" & $Profile.Name & ";" is looked for in a list.
            "&" => node.Items.SelectMany(CarriersOf).Select(carrier => carrier with { Part = ReferenceComparison.IsContained }),
            var function when Keeping.Contains(function) => node.Items.Take(1).SelectMany(CarriersOf),
            _ => [],
        };

        IEnumerable<FormulaCarrier> Part(ReferenceComparison part) => node.Items.Take(1).SelectMany(CarriersOf)
            .Select(carrier => carrier with { Part = part });
    }

    /// <summary>The texts that an expression can give.</summary>
    public IEnumerable<NamedValue> TextsOf(FormulaNode node)
    {
        if (node.Token is { } token)
        {
            return token.Kind switch
            {
                SourceTokenKind.Text => [new(token.Value)],
                SourceTokenKind.Name => scope.ValuesOf(token.Value),
                _ => [],
            };
        }

        return node.Function switch
        {
            "IF" => node.Items.Skip(1).SelectMany(TextsOf),
            "BLANKVALUE" or "NULLVALUE" => node.Items.SelectMany(TextsOf),
            "CASE" => node.Items.Where((_, index) => index > 0 && (index % 2 == 0 || index == node.Items.Count - 1)).SelectMany(TextsOf),
            "&" => Joined(node.Items),
            "LEFT" or "RIGHT" or "MID" => node.Items.Take(1).SelectMany(TextsOf),
            var function when Keeping.Contains(function) => node.Items.Take(1).SelectMany(TextsOf),
            _ => [],
        };
    }

    /// <summary>Texts side by side are one text; beside other nodes each is its own.</summary>
    private IEnumerable<NamedValue> Joined(IReadOnlyList<FormulaNode> items)
    {
        var parts = items.Select(item => TextsOf(item).ToList()).ToList();
        return parts.TrueForAll(part => part is [{ Origin: ValueOrigin.Literal }])
            ? [new(string.Concat(parts.Select(part => part[0].Text)))]
            : parts.SelectMany(part => part).Where(value => value.Origin != ValueOrigin.Literal || value.Text.Any(char.IsLetterOrDigit));
    }
}
