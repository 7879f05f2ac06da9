namespace MetadataAnalyzer.Metadata.References;

/// <summary>Finds what Apex asks of a user: names in queries and comparisons, custom permissions, hierarchy settings, ids.</summary>
internal sealed class CodeReferences
{
    private const int MostTexts = 2000;

    private readonly CodeStructure _code;
    private readonly CodeNames _names;
    private readonly CodeValues _values;
    private readonly CodeUses _uses;
    private readonly OutsideMembers _outside;
    private readonly List<SourceReference> _found = [];
    private readonly Dictionary<(string Method, int Position), ReferenceComparison> _asked = [];
    private readonly HashSet<(int Index, ReferenceTarget Target, string Value)> _seen = [];

    private CodeReferences(string body, OutsideMembers? outside)
    {
        _code = new(CodeTokens.Read(body));
        _names = new(_code);
        _outside = outside ?? new();
        _values = new(_code, _names, _outside);
        _uses = new(_code, _names);
    }

    /// <summary>Reads a body.</summary>
    /// <param name="body">The source.</param>
    /// <param name="outside">What members of other classes give: <c>Users.profileName</c>.</param>
    public static CodeReferences Read(string body, OutsideMembers? outside = null) => new(body, outside);

    /// <summary>The references, in the order of the body.</summary>
    public IEnumerable<SourceReference> Find()
    {
        Run();
        return _found.OrderBy(found => found.Index);
    }

    /// <summary>
    /// Tells other classes of the members that give the name or id of a profile, or compare an argument with one; after <see cref="Find"/>.
    /// </summary>
    public void Export(string type, OutsideMembers members)
    {
        foreach (var name in _names.Fields.Select(field => field.Name).Concat(_names.Methods.Select(method => method.Name))
            .Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (_values.OfMember(name) is { Target: ReferenceTarget.Profile, IsPart: false })
            {
                members.AddGiving(type, name);
            }
        }

        foreach (var ((method, position), comparison) in _asked)
        {
            members.AddAsking(type, method, position, comparison);
        }
    }

    /// <summary>The texts that a constant, property or method of a class gives.</summary>
    public IEnumerable<NamedValue> TextsOf(string member) => _values.OfMember(member).Texts;

    private void Run()
    {
        for (var index = 0; index < _code.Count; index++)
        {
            var token = _code.Tokens[index];
            if (token.Kind == SourceTokenKind.Text)
            {
                QueryText(index);
            }
            else if (_code.IsQueryStart(index) && _code.Match(index) > 0)
            {
                Query(index);
            }
            else if (!_code.IsQuery(index) && token.Equality is { } equality && token.Value != "=")
            {
                Equality(index, equality);
            }
            else if (_code.IsWord(index, "switch") && _code.IsWord(index + 1, "on"))
            {
                Switch(index + 2);
            }
            else if (token.Kind == SourceTokenKind.Name && _code.Is(index + 1, "(") && _code.Is(index - 1, ".")
                && _code.Match(index + 1) > 0)
            {
                Call(index);
            }
        }

        AddIds();
        if (_found.Exists(found => found is { Target: ReferenceTarget.Profile, Value.Text.Length: > 0 }))
        {
            // The id was asked for to learn the name that is compared.
            _found.RemoveAll(found => found is { Target: ReferenceTarget.Profile, IsReadOnly: true });
        }
    }

    private void Equality(int index, ReferenceComparison comparison)
    {
        var (start, end) = (_code.OperandStart(index - 1, withSums: true), _code.OperandEnd(index + 1));
        var (left, right) = (_values.Of(start, index), _values.Of(index + 1, end));
        Compare((start, index), left, right, comparison, (start, end));
        Compare((index + 1, end), right, left, comparison, (start, end));
    }

    private void Switch(int start)
    {
        var open = _code.OperandEnd(start);
        var value = _values.Of(start, open);
        if (value.Target is null || !_code.Is(open, "{") || _code.Match(open) < 0)
        {
            return;
        }

        for (var index = open + 1; index < _code.Match(open); index++)
        {
            if (_code.Is(index, "{"))
            {
                index = Math.Max(index, _code.Match(index));
            }
            else if (_code.Tokens[index].Kind == SourceTokenKind.Text || (_code.IsIdentifier(index) && !_code.IsWord(index, "null")))
            {
                Compare((start, open), value, _values.Of(index, index + 1), ReferenceComparison.Equal, (start, open));
            }
        }
    }

    private void Call(int index)
    {
        var (method, open) = (_code.Tokens[index].Value.ToUpperInvariant(), index + 1);
        if (CodeComparisons.Of(method) is { } comparison && _code.Arguments(open).FirstOrDefault() is { End: > 0 } argument)
        {
            var start = _code.OperandStart(index - 2, withSums: false);
            var all = (start, _code.Match(open) + 1);
            var (on, with) = (_values.Of(start, index - 1), _values.Of(argument.Start, argument.End));
            Compare((start, index - 1), on, with, on.IsCollection ? ReferenceComparison.Equal : comparison, all);
            Compare(argument, with, CodeComparisons.IsByKey(method) ? on with { Texts = on.Keys } : on, on.IsCollection
                ? ReferenceComparison.Equal : CodeComparisons.Reversed(comparison), all);
        }
        else if (_code.IsName(index - 2) && Asked(index) is var (position, asked))
        {
            var path = $"{_code.Tokens[index - 2].Value}.{_code.Tokens[index].Value}";
            foreach (var text in _code.Arguments(open).Skip(position).Take(1).SelectMany(span => _values.Of(span.Start, span.End).Texts))
            {
                Add(new(_code.Tokens[index - 2].Index, ReferenceTarget.Profile, path, text, asked), (index - 2, _code.Match(open) + 1));
            }
        }
        else if (method == "MATCHES" && _code.Arguments(open).ToList() is [var pattern, var field]
            && _values.Of(field.Start, field.End) is { Target: not null } carrier)
        {
            var texts = _values.Of(pattern.Start, pattern.End).Texts.Where(text => text.Origin == ValueOrigin.Literal)
                .SelectMany(text => NamePattern.OfRegex(text.Text));
            foreach (var (text, matched) in texts)
            {
                Compare(field, carrier, new() { Texts = [new(text)] }, matched, (index - 2, _code.Match(open) + 1));
            }
        }
        else if (method == "CHECKPERMISSION" && _code.IsWord(index - 2, "FeatureManagement")
            && _code.Arguments(open).FirstOrDefault() is { End: > 0 } permission)
        {
            foreach (var text in _values.Of(permission.Start, permission.End).Texts)
            {
                Add(new(_code.Tokens[index - 2].Index, ReferenceTarget.CustomPermission, "FeatureManagement.checkPermission", text,
                    ReferenceComparison.Equal), (index - 2, _code.Match(open) + 1));
            }
        }
        else if (method is "GETINSTANCE" or "GETVALUES" && _code.Tokens[index - 2] is { Kind: SourceTokenKind.Name } setting
            && setting.Value.EndsWith("__c", ApiName.Comparison))
        {
            Add(new(setting.Index, ReferenceTarget.HierarchySetting, $"{setting.Value}.{_code.Tokens[index].Value}", new(setting.Value),
                ReferenceComparison.Equal), (index - 2, _code.Match(open) + 1));
        }
        else if (method is "GETPROFILEID" or "GETUSERROLEID" && _code.Tokens[index - 2].EndsIn("UserInfo"))
        {
            var target = method == "GETPROFILEID" ? ReferenceTarget.Profile : ReferenceTarget.Role;
            Add(new(_code.Tokens[index - 2].Index, target, $"{_code.Tokens[index - 2].Value}.{_code.Tokens[index].Value}", NamedValue.None,
                ReferenceComparison.None)
            { IsReadOnly = true }, (index - 2, index + 3));
        }
    }

    /// <summary>The argument that a method of another class compares with a profile.</summary>
    private (int Position, ReferenceComparison Comparison)? Asked(int method)
    {
        var on = _code.Tokens[method - 2].Value;
        var name = _code.Tokens[method].Value;
        return _outside.IsEmpty ? null : _outside.Asked($"{on}.{name}") ?? _outside.Asked($"{_names.Find(on, method)?.Type}.{name}");
    }

    /// <summary>Adds the texts that a field of a user is compared with.</summary>
    private void Compare((int Start, int End) field, CodeValue value, CodeValue other, ReferenceComparison comparison,
        (int Start, int End) quote)
    {
        if (value.Target is not { } target || other.Target is not null || other.IsNothing)
        {
            return;
        }

        var actual = comparison != ReferenceComparison.Equal ? comparison
            : value.IsPart ? ReferenceComparison.IsContained
            : other.IsPart ? ReferenceComparison.Contains
            : comparison;
        if (target == ReferenceTarget.Profile && other.Parameter is var (method, position))
        {
            _asked[(method.Name, position)] = actual;
        }

        var expression = SafeQuote.Of(_code.Tokens, field.Start, field.End);
        var texts = other.Texts.Where(text => text.Text.Length > 0).Take(MostTexts).DefaultIfEmpty(NamedValue.None);
        foreach (var text in texts)
        {
            if (text.Text.Length > 0 || target == ReferenceTarget.Profile)
            {
                Add(new(_code.Tokens[field.Start].Index, target, expression, text, text.Text.Length == 0 ? ReferenceComparison.None
                    : actual), quote);
            }
        }
    }

    private void Query(int open)
    {
        var queries = new CodeQueries(_code, _values.Of, () => CodeValue.Unknown).Read(open + 1, _code.Match(open));
        AddConditions(queries, _code, _code.Tokens[open].Index, isOuter: true, new Lazy<bool>(() => _uses.IsForUser(open)));
    }

    /// <summary>A query in a string literal is code too, also when it is put together from several.</summary>
    private void QueryText(int index)
    {
        if (_code.Is(index - 1, "+") && index > 1 && _code.Tokens[index - 2].Kind == SourceTokenKind.Text)
        {
            return;
        }

        var (text, last) = (_code.Tokens[index].Value, index);
        while (_code.Is(last + 1, "+") && last + 2 < _code.Count && _code.Tokens[last + 2].Kind == SourceTokenKind.Text)
        {
            last += 2;
        }

        text = last == index ? text
            : string.Concat(Enumerable.Range(0, ((last - index) / 2) + 1).Select(part => _code.Tokens[index + (2 * part)].Value));
        if (!CodeComparisons.MayBeQuery(text))
        {
            return;
        }

        var inner = new CodeStructure(CodeTokens.Read(text));
        var queries = new CodeQueries(
            inner,
            (start, end) => inner.IsName(start) && end == start + 1 ? _values.OfName(inner.Tokens[start].Value, index) : CodeValue.Unknown,
            () => _code.Is(last + 1, "+") ? new CodeChain(_code, _names, _values).Read(last + 2, PartEnd(last + 2)) : CodeValue.Unknown);
        var call = _code.Outer(index);
        AddConditions(
            queries.Read(0, inner.Count), inner, _code.Tokens[index].Index, isOuter: false,
            new Lazy<bool>(() => _code.IsWord(call - 1, "query") && _code.Is(call - 2, ".") && _uses.IsForUser(call - 3)));
    }

    /// <summary>After one part of a sum.</summary>
    private int PartEnd(int start)
    {
        var end = _code.OperandEnd(start);
        for (var index = start; index < end; index++)
        {
            if (_code.Match(index) > index)
            {
                index = _code.Match(index);
            }
            else if (_code.Is(index, "+"))
            {
                return index;
            }
        }

        return end;
    }

    private void AddConditions(List<QueryCondition> conditions, CodeStructure query, int at, bool isOuter, Lazy<bool> isForUser)
    {
        foreach (var condition in conditions)
        {
            var isLookup = ApiName.Same(condition.Queried, "Profile");
            if ((condition.Value.Text.Length == 0 && (isLookup || condition.Target != ReferenceTarget.Profile))
                || (isLookup && isForUser.Value))
            {
                continue;
            }

            var field = query.Tokens[condition.Field];
            var expression = ByName(condition) ? $"FROM {condition.Queried} WHERE {field.Value}" : field.Value;
            var quote = SafeQuote.Of(query.Tokens, condition.Field, condition.End, condition.Value.Text);
            Keep(new(isOuter ? field.Index : at, condition.Target, expression, condition.Value, condition.Comparison)
            {
                Quote = ByName(condition) ? SafeQuote.Short($"FROM {condition.Queried} WHERE {quote}") : quote,
            });
        }

        bool ByName(QueryCondition condition) => !query.Tokens[condition.Field].Value.Contains('.', StringComparison.Ordinal)
            && condition.Queried.Length > 0
            && condition.Target is not ReferenceTarget.User;
    }

    private void AddIds()
    {
        var known = _found.Select(found => found.Value.Text).ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < _code.Count; index++)
        {
            var token = _code.Tokens[index];
            if (token.Kind == SourceTokenKind.Text && LiteralIds.Parse(token.Value) is { } target && known.Add(token.Value))
            {
                _found.Add(new(token.Index, target, "", new(token.Value), ReferenceComparison.None)
                {
                    IsLiteralId = true,
                    Quote = SafeQuote.Of(_code.Tokens, index, index + 1, token.Value)
                });
            }
        }
    }

    private void Add(SourceReference reference, (int Start, int End) quote) => Keep(reference with
    {
        Quote = SafeQuote.Of(_code.Tokens, quote.Start, quote.End, reference.Value.Origin == ValueOrigin.Literal ? reference.Value.Text
            : ""),
    });

    private void Keep(SourceReference reference)
    {
        if (_seen.Add((reference.Index, reference.Target, reference.Value.Text)))
        {
            _found.Add(reference);
        }
    }
}
