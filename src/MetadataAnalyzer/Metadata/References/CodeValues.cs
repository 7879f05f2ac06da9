namespace MetadataAnalyzer.Metadata.References;

/// <summary>Tells what expressions of a body in Apex give: through variables, methods and the calls that keep a text.</summary>
/// <param name="code">The body.</param>
/// <param name="names">Its variables and methods.</param>
/// <param name="outside">What members of other classes give: <c>Users.profileName</c>.</param>
internal sealed class CodeValues(CodeStructure code, CodeNames names, OutsideMembers outside)
{
    private const int MaxDepth = 16;
    private const int MostTexts = 2000;

    /// <summary>Most methods of one name, and most calls of one method, that are looked at.</summary>
    private const int MostOfOne = 100;

    private static readonly HashSet<string> Keeping = new(StringComparer.OrdinalIgnoreCase)
    {
        "toLowerCase", "toUpperCase", "trim", "normalizeSpace", "deleteWhitespace", "left", "right", "mid", "substring", "substringBefore",
            "substringAfter", "abbreviate", "capitalize",
        "replace", "replaceAll", "remove", "removeStart", "removeEnd", "escapeHtml4", "toString", "to15", "intern", "get", "values",
            "clone", "iterator", "next", "sort", "toArray",
    };

    private readonly Dictionary<object, CodeValue> _known = new(ReferenceEqualityComparer.Instance);
    private int _depth;

    /// <summary>The value of a field or property, or what a method gives; Unknown when there is none of that name.</summary>
    public CodeValue OfMember(string name) => names.Field(name) is { } field ? OfVariable(field)
        : names.MethodsOf(name) is { Count: > 0 } methods
            ? methods.Take(MostOfOne).Aggregate(CodeValue.Unknown, (value, method) => value.Or(OfMethod(method)))
        : CodeValue.Unknown;

    /// <summary>The value of the expression between two tokens.</summary>
    public CodeValue Of(int start, int end)
    {
        if (_depth >= MaxDepth || start >= end)
        {
            return CodeValue.Unknown;
        }

        _depth++;
        var value = Read(start, end);
        _depth--;
        return value;
    }

    public CodeValue OfVariable(CodeVariable variable) => Once(variable, () =>
    {
        var sets = variable.Set.Concat(variable.Getter < 0 ? [] : names.ReturnsOf(variable.Getter));
        var value = sets.Aggregate(new CodeValue { Type = variable.Type }, (sum, set) => sum.Texts.Count > MostTexts ? sum
            : sum.Or(Of(set.Start, set.End)));
        if (variable.Parameter is var (method, position))
        {
            value = value.Or(OfParameter(method, position));
        }

        return value with
        {
            Keys = variable.Keys.Count == 0 ? value.Keys
                : [.. value.Keys, .. variable.Keys.Take(MostTexts).SelectMany(key => Of(key.Start, key.End).Texts)],
            IsCollection = variable.Type.Contains('<', StringComparison.Ordinal) || variable.Type.Contains('[', StringComparison.Ordinal),
            IsNothing = false,
            Parameter = variable.Parameter,
        };
    });

    /// <summary>The value of a name with its dots at a token.</summary>
    public CodeValue OfName(string path, int at)
    {
        path = path.StartsWith("this.", StringComparison.OrdinalIgnoreCase) ? path[5..] : path;
        if (path.Equals("null", StringComparison.OrdinalIgnoreCase) || path.Equals("true", StringComparison.OrdinalIgnoreCase)
            || path.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            return new() { IsNothing = true };
        }

        var parts = path.Split('.', 2);
        if (names.Find(parts[0], at) is { } variable)
        {
            var value = OfVariable(variable);
            return parts.Length == 1 ? value : OfField(value, parts[1]);
        }

        if (parts.Length == 1)
        {
            return names.Field(path) is { } field ? OfVariable(field)
                : CodeValue.Unknown.Field(path) is { Target: ReferenceTarget.Profile } own ? own : CodeValue.Unknown;
        }

        var bare = path.StartsWith("System.", StringComparison.OrdinalIgnoreCase) ? path[7..] : path;
        if (bare.StartsWith("Label.", StringComparison.OrdinalIgnoreCase))
        {
            return new() { Texts = [new(bare[(bare.LastIndexOf('.') + 1)..], ValueOrigin.Label)] };
        }

        if (outside.Given(path) is { } target)
        {
            return new() { Target = target };
        }

        // A relation that no variable of this file starts, a member of this file's classes, or a constant of another class.
        var relation = MergeField.Parse(path) is { Value.Length: 0 } found ? new CodeValue { Target = found.Target }
            : OfField(CodeValue.Unknown, parts[1]);
        return relation != CodeValue.Unknown ? relation : new() { Texts = [new(path, ValueOrigin.Constant)] };
    }

    /// <summary>The value of a field or method of a value.</summary>
    public CodeValue OfField(CodeValue value, string path)
    {
        if (value.Type.Length > 0 && outside.Given($"{value.Type}.{path}") is { } target)
        {
            return new() { Target = target };
        }

        var known = value.Field(path);
        return known != CodeValue.Unknown || path.Contains('.', StringComparison.Ordinal) || names.Field(path) is not { } field ? known
            : OfVariable(field);
    }

    private CodeValue OfMethod(CodeMethod method) => Once(method, () => names.ReturnsOf(method.Body)
        .Aggregate(new CodeValue { Type = method.Type }, (sum, returned) => sum.Texts.Count > MostTexts ? sum
            : sum.Or(Of(returned.Start, returned.End))));

    private CodeValue OfParameter(CodeMethod method, int position)
    {
        var value = CodeValue.Unknown;
        foreach (var call in names.CallsOf(method.Name).Take(MostOfOne))
        {
            var arguments = code.Arguments(call).ToList();
            if (arguments.Count == method.ParameterCount && position < arguments.Count)
            {
                value = value.Or(Of(arguments[position].Start, arguments[position].End) with { IsNothing = false });
            }
        }

        return value;
    }

    private CodeValue Once(object key, Func<CodeValue> read)
    {
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        // A value that is made of itself adds nothing.
        _known[key] = CodeValue.Unknown;
        return _known[key] = read();
    }

    private CodeValue Read(int start, int end)
    {
        while (start < end && code.Is(start, "!"))
        {
            start++;
        }

        if (code.Is(start, "(") && code.Match(start) is var close && close > start && close < end)
        {
            if (close == end - 1)
            {
                return Of(start + 1, close);
            }

            if (code.Tokens[close + 1].Kind != SourceTokenKind.Symbol || code.Is(close + 1, "(") || code.Is(close + 1, "["))
            {
                return Of(close + 1, end);
            }
        }

        var sums = new List<int>();
        var isCondition = false;
        for (var index = start; index < end; index++)
        {
            if (code.IsWord(index, "new"))
            {
                index = code.AfterNew(index) - 1;
            }
            else if (code.Match(index) > index)
            {
                index = code.Match(index);
            }
            else if (code.Is(index, "?"))
            {
                return Choice(index, end);
            }
            else if (code.Is(index, "??"))
            {
                return Of(start, index).Or(Of(index + 1, end));
            }
            else if (code.Is(index, "+"))
            {
                sums.Add(index);
            }
            else
            {
                isCondition |= code.Is(index, "&&") || code.Is(index, "||")
                    || (code.Tokens[index].Equality is not null && !code.Is(index, "="));
            }
        }

        return isCondition ? new() { IsNothing = true } : sums.Count > 0 ? Sum(start, sums, end)
            : new CodeChain(code, names, this).Read(start, end);
    }

    private CodeValue Choice(int question, int end)
    {
        for (var (index, open) = (question + 1, 0); index < end; index++)
        {
            if (code.Match(index) > index)
            {
                index = code.Match(index);
            }
            else if (code.Is(index, "?"))
            {
                open++;
            }
            else if (code.Is(index, ":") && open-- == 0)
            {
                return Of(question + 1, index).Or(Of(index + 1, end));
            }
        }

        return CodeValue.Unknown;
    }

    private CodeValue Sum(int start, List<int> sums, int end)
    {
        var parts = new List<CodeValue>();
        foreach (var sum in sums.Append(end))
        {
            parts.Add(Of(start, sum));
            start = sum + 1;
        }

        if (parts.Find(part => part.Target is not null) is { } carrier)
        {
            return carrier with { IsPart = true };
        }

        return parts.TrueForAll(part => part.Texts is [{ Origin: ValueOrigin.Literal }])
            ? new() { Texts = [new(string.Concat(parts.Select(part => part.Texts[0].Text)))] }
            : new() { Texts = [.. parts.SelectMany(part => part.Texts).Where(text => text.Text.Any(char.IsLetterOrDigit))], IsPart = true };
    }

    /// <summary>Whether a method gives the text it is called on, perhaps written otherwise, or an element of it.</summary>
    public static bool Keeps(string method) => Keeping.Contains(method);
}
