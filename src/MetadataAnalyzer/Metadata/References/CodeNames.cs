namespace MetadataAnalyzer.Metadata.References;

/// <summary>A variable, field, property or parameter of Apex.</summary>
internal sealed class CodeVariable(string name, string type, int start, int end)
{
    public string Name { get; } = name;

    /// <summary>The declared type with its arguments, without white space.</summary>
    public string Type { get; } = type;

    /// <summary>Its first token; -1 for a field, which holds for the whole file.</summary>
    public int Start { get; } = start;

    /// <summary>After the last token where it holds.</summary>
    public int End { get; } = end;

    /// <summary>Expressions that it is set to or filled with.</summary>
    public List<(int Start, int End)> Set { get; } = [];

    /// <summary>Expressions that are its keys, when it is a map that is filled.</summary>
    public List<(int Start, int End)> Keys { get; } = [];

    /// <summary>The block of its getter, or -1.</summary>
    public int Getter { get; set; } = -1;

    /// <summary>The method whose parameter it is, and which.</summary>
    public (CodeMethod Method, int Position)? Parameter { get; set; }
}

/// <summary>A method of Apex.</summary>
internal sealed class CodeMethod(string name, string type, int body)
{
    public string Name { get; } = name;

    public string Type { get; } = type;

    /// <summary>The brace that opens its body.</summary>
    public int Body { get; } = body;

    public int ParameterCount { get; set; }
}

/// <summary>The variables and methods of a body in Apex, where they hold, and what they are set to.</summary>
internal sealed class CodeNames
{
    private const int MostInOneScope = 64;

    private readonly CodeStructure _code;
    /// <summary>Local variables of a name, in the order of the file.</summary>
    private readonly Dictionary<string, List<CodeVariable>> _variables = new(ApiName.Comparer);
    private readonly Dictionary<string, CodeVariable> _fields = new(ApiName.Comparer);
    private readonly Dictionary<string, List<CodeMethod>> _methods = new(ApiName.Comparer);
    private readonly Dictionary<string, List<int>> _calls = new(ApiName.Comparer);
    private readonly Dictionary<string, List<int>> _uses = new(ApiName.Comparer);
    private readonly HashSet<string> _classes = new(ApiName.Comparer);
    private readonly Dictionary<int, CodeMethod> _byBody = [];
    private readonly List<int> _returns = [];

    public CodeNames(CodeStructure code)
    {
        _code = code;
        for (var index = 0; index < code.Count; index++)
        {
            if (code.IsWord(index, "return"))
            {
                _returns.Add(index);
            }
            else if (code.IsIdentifier(index) && !code.IsQuery(index))
            {
                ReadMethod(index);
                ReadVariable(index);
            }

            if (code.IsWord(index - 1, "class") && code.IsName(index))
            {
                _classes.Add(code.Tokens[index].Value);
            }

            if (code.IsName(index) && (!code.IsQuery(index) || code.Is(index - 1, ":")))
            {
                var name = code.Tokens[index].Value;
                Add(_uses, name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? name[..dot] : name, index);
            }
        }

        for (var index = 1; index < code.Count; index++)
        {
            if (!code.IsQuery(index))
            {
                ReadAssignment(index);
            }
        }
    }

    public IEnumerable<CodeVariable> Fields => _fields.Values;

    public IEnumerable<CodeMethod> Methods => _methods.Values.SelectMany(list => list);

    /// <summary>The variable that a name means at a token, or null.</summary>
    public CodeVariable? Find(string name, int at)
    {
        if (_variables.TryGetValue(name, out var variables))
        {
            // The last before the token that still holds is the innermost.
            var first = FirstAfter(variables, variable => variable.Start, at);
            for (var index = first - 1; index >= 0 && first - index <= MostInOneScope; index--)
            {
                if (at < variables[index].End)
                {
                    return variables[index];
                }
            }
        }

        return Field(name);
    }

    /// <summary>The field of a name in this file, whichever class it belongs to.</summary>
    public CodeVariable? Field(string name) => _fields.GetValueOrDefault(name);

    /// <summary>Whether a name, perhaps with outer classes before it, is a class of this file.</summary>
    public bool IsClass(string path) => _classes.Contains(path[(path.LastIndexOf('.') + 1)..]);

    public IReadOnlyList<CodeMethod> MethodsOf(string name) => _methods.TryGetValue(name, out var methods) ? methods : [];

    /// <summary>The opening brackets of the calls of a method.</summary>
    public IReadOnlyList<int> CallsOf(string name) => _calls.TryGetValue(name, out var calls) ? calls : [];

    /// <summary>Tokens that start with the name of a variable and are where it holds, until there are too many.</summary>
    public IEnumerable<int> UsesOf(CodeVariable variable, int most)
    {
        if (!_uses.TryGetValue(variable.Name, out var uses))
        {
            yield break;
        }

        var first = FirstAfter(uses, use => use, variable.Start - 1);
        for (var index = first; index < uses.Count && index - first <= most && uses[index] < variable.End; index++)
        {
            yield return uses[index];
        }
    }

    /// <summary>The method around a token, or null.</summary>
    public CodeMethod? MethodAround(int index)
    {
        for (var block = _code.Block(index); block >= 0; block = _code.Block(block))
        {
            if (_byBody.TryGetValue(block, out var method))
            {
                return method;
            }
        }

        return null;
    }

    /// <summary>The expressions that a block returns.</summary>
    public IEnumerable<(int Start, int End)> ReturnsOf(int block)
    {
        var end = _code.Match(block) < 0 ? _code.Count : _code.Match(block);
        var first = _returns.BinarySearch(block);
        for (var index = first < 0 ? ~first : first; index < _returns.Count && _returns[index] < end; index++)
        {
            yield return (_returns[index] + 1, _code.ExpressionEnd(_returns[index] + 1));
        }
    }

    private void ReadMethod(int index)
    {
        if (!_code.Is(index + 1, "(") || _code.Match(index + 1) < 0)
        {
            return;
        }

        var body = _code.Match(index + 1) + 1;
        if (!_code.Is(body, "{") || !_code.IsTypeBody(_code.Block(index)) || _code.Is(index - 1, ".") || _code.IsWord(index - 1, "new"))
        {
            Add(_calls, _code.Tokens[index].Value, index + 1);
            return;
        }

        var method = new CodeMethod(_code.Tokens[index].Value, TypeBefore(index),
            body)
        { ParameterCount = _code.Arguments(index + 1).Count() };
        Add(_methods, method.Name, method);
        _byBody[body] = method;
    }

    private string TypeBefore(int index)
    {
        var start = index - 1;
        while (start >= 0 && index - start < 30
            && (_code.IsIdentifier(start)
                || (_code.Tokens[start].Kind == SourceTokenKind.Symbol && _code.Tokens[start].Value is "<" or ">" or "," or "[" or "]")))
        {
            start--;
        }

        return TextOf(start + 1, index);
    }

    private void ReadVariable(int index)
    {
        var name = _code.AfterTypeArguments(index + 1);
        var end = name;
        name += _code.Is(name, "[") && _code.Is(name + 1, "]") ? 2 : 0;
        if (!_code.IsIdentifier(name) || _code.Tokens[name].Value.Contains('.', StringComparison.Ordinal) || name + 1 >= _code.Count
            || _code.Is(index - 1, "."))
        {
            return;
        }

        var outer = _code.Outer(name);
        var isHeader = _code.Is(outer, "(") && _code.Match(outer) >= 0 && _code.Is(_code.Match(outer) + 1, "{");
        var isTypeLevel = outer == _code.Block(name) && _code.IsTypeBody(_code.Block(name)) && _code.Block(name) >= 0;
        var next = _code.Tokens[name + 1];
        if (next.Kind != SourceTokenKind.Symbol || next.Value is not ("=" or ";" or ":" or "," or ")" or "{")
            || (next.Value is ")" && !isHeader) || (next.Value is "{" && !isTypeLevel))
        {
            return;
        }

        var block = isHeader ? _code.Match(outer) + 1 : _code.Block(name);
        var until = block >= 0 && _code.Match(block) >= 0 ? _code.Match(block) : _code.Count;
        var variable = new CodeVariable(_code.Tokens[name].Value, TextOf(index, end), isTypeLevel ? -1 : name, isTypeLevel ? _code.Count
            : until);
        if (isTypeLevel)
        {
            // Another class of the file may have a field of that name: they are taken for one.
            variable = _fields.TryGetValue(variable.Name, out var known) ? known : _fields[variable.Name] = variable;
        }
        else
        {
            Add(_variables, variable.Name, variable);
        }

        if (next.Is(":"))
        {
            variable.Set.Add((name + 2, _code.ExpressionEnd(name + 2)));
        }
        else if (next.Is("{"))
        {
            variable.Getter = name + 1;
        }
        else if (isHeader && _byBody.TryGetValue(block, out var method))
        {
            var position = _code.Arguments(outer).TakeWhile(argument => argument.End <= name).Count();
            variable.Parameter = (method, position);
        }
    }

    private void ReadAssignment(int index)
    {
        if (_code.Is(index, "=") && _code.IsName(index - 1))
        {
            Target(index - 1)?.Set.Add((index + 1, _code.ExpressionEnd(index + 1)));
        }
        else if (_code.Is(index, "(") && _code.Is(index - 2, ".") && _code.IsIdentifier(index - 3) && _code.Match(index) >= 0
            && (_code.IsWord(index - 1, "add") || _code.IsWord(index - 1, "addAll") || _code.IsWord(index - 1, "put"))
                && Target(index - 3) is { } collection)
        {
            var arguments = _code.Arguments(index).ToList();
            if (arguments.Count > 0)
            {
                collection.Set.Add(arguments[^1]);
            }

            if (arguments.Count > 1)
            {
                collection.Keys.Add(arguments[0]);
            }
        }
    }

    /// <summary>The variable that is set by a name; for the field of an object, the field of that name in this file.</summary>
    private CodeVariable? Target(int index)
    {
        var path = _code.Tokens[index].Value;
        var dot = path.LastIndexOf('.');
        return dot < 0 ? Find(path, index) : Field(path[(dot + 1)..]);
    }

    private string TextOf(int start, int end) => string.Concat(_code.Tokens.Skip(start).Take(end - start).Select(token => token.Value));

    /// <summary>The first of a sorted list that is after a token.</summary>
    private static int FirstAfter<T>(List<T> sorted, Func<T, int> place, int at)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = place(sorted[middle]) > at ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static void Add<T>(Dictionary<string, List<T>> lists, string key, T value)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        list.Add(value);
    }
}
