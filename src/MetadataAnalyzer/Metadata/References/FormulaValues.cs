namespace MetadataAnalyzer.Metadata.References;

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

    /// <summary>Texts side by side are one; beside anything else each stands for itself.</summary>
    private IEnumerable<NamedValue> Joined(IReadOnlyList<FormulaNode> items)
    {
        var parts = items.Select(item => TextsOf(item).ToList()).ToList();
        return parts.TrueForAll(part => part is [{ Origin: ValueOrigin.Literal }])
            ? [new(string.Concat(parts.Select(part => part[0].Text)))]
            : parts.SelectMany(part => part).Where(value => value.Origin != ValueOrigin.Literal || value.Text.Any(char.IsLetterOrDigit));
    }
}
