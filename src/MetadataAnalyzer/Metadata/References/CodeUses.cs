namespace MetadataAnalyzer.Metadata.References;

/// <summary>
/// Tells what becomes of a profile that is queried: one that is only given to a new user, or run as in a test, decides nothing.
/// </summary>
internal sealed class CodeUses(CodeStructure code, CodeNames names)
{
    private const int MaxDepth = 4;
    private const int MostUses = 200;

    private static readonly HashSet<string> Neutral = new(StringComparer.OrdinalIgnoreCase)
    {
        "assert", "assertEquals", "assertNotEquals", "areEqual", "areNotEqual", "isNotNull", "isTrue", "debug", "isEmpty", "runAs",
    };

    /// <summary>
    /// Whether the expression that starts at a token ends up in the profile of a user that is made or changed, and nowhere else.
    /// </summary>
    public bool IsForUser(int start) => IsForUser(start, 0);

    private bool IsForUser(int start, int depth)
    {
        while (code.Is(start - 1, ")") && code.Match(start - 1) is >= 0 and var cast && !code.IsIdentifier(cast - 1))
        {
            start = cast;
        }

        if (depth > MaxDepth)
        {
            return false;
        }

        if (code.Is(start - 1, "=") && code.IsName(start - 2))
        {
            var target = code.Tokens[start - 2];
            return target.EndsIn("ProfileId") || (names.Find(target.Value, start - 2) is { } variable && AreAllForUser(variable, depth));
        }

        if (code.IsWord(start - 1, "return") && names.MethodAround(start) is { } method)
        {
            var calls = names.CallsOf(method.Name);
            return calls.Count is > 0 and < MostUses && calls.All(call => IsForUser(CallStart(call), depth + 1));
        }

        return IsArgument(start);
    }

    private bool AreAllForUser(CodeVariable variable, int depth)
    {
        var all = names.UsesOf(variable, MostUses).ToList();
        var uses = all.Where(use => names.Find(variable.Name, use) == variable && !IsSet(use, variable)).ToList();
        return all.Count <= MostUses && uses.Exists(use => !IsChecked(use))
            && uses.TrueForAll(use => IsChecked(use) || IsForUser(use, depth + 1));
    }

    /// <summary>Whether a name is declared, set or gone through here.</summary>
    private bool IsSet(int use, CodeVariable variable) => use == variable.Start || code.Is(use + 1, "=")
        || (code.IsName(use - 1) && code.IsIdentifier(use - 1));

    /// <summary>Whether a use only asks whether there is one.</summary>
    private bool IsChecked(int use) => (code.Tokens[Math.Min(use + 1, code.Count - 1)].Equality is not null && code.IsWord(use + 2, "null"))
        || (code.Is(use + 1, ".") && (code.IsWord(use + 2, "isEmpty") || code.IsWord(use + 2, "size")))
        || IsArgumentOf(use, Neutral.Contains);

    private bool IsArgument(int start) => IsArgumentOf(start, name => name.Equals("runAs", StringComparison.OrdinalIgnoreCase))
        || (code.Is(code.Outer(start), "(") && code.IsWord(code.Outer(start) - 1, "put")
            && code.Outer(start) + 1 < code.Count && code.Tokens[code.Outer(start) + 1] is { Kind: SourceTokenKind.Text } field
                && ApiName.Same(field.Value, "ProfileId"));

    private bool IsArgumentOf(int start, Predicate<string> isMethod) =>
        code.Is(code.Outer(start), "(") && code.IsName(code.Outer(start) - 1) && isMethod(code.Tokens[code.Outer(start) - 1].Value);

    private int CallStart(int open)
    {
        var start = open - 1;
        while (code.Is(start - 1, ".") && code.IsName(start - 2))
        {
            start -= 2;
        }

        return start;
    }
}
