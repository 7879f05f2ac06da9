namespace MetadataAnalyzer.Metadata.References;

/// <summary>Finds what Apex asks of the running user: names in queries and comparisons, custom permissions, hierarchy settings, ids.</summary>
internal sealed class CodeReferences
{
    private static readonly (string Name, ReferenceTarget Target)[] Fields =
    [
        ("Profile.UserLicense.Name", ReferenceTarget.UserLicense), ("UserLicense.Name", ReferenceTarget.UserLicense),
        ("Profile.Name", ReferenceTarget.Profile), ("ProfileId", ReferenceTarget.Profile), ("Profile.Id", ReferenceTarget.Profile),
        ("UserInfo.getProfileId", ReferenceTarget.Profile),
        ("UserRole.Name", ReferenceTarget.Role), ("UserRole.DeveloperName", ReferenceTarget.Role), ("UserRoleId", ReferenceTarget.Role),
        ("UserInfo.getUserRoleId", ReferenceTarget.Role),
        ("Username", ReferenceTarget.User), ("UserInfo.getUserName", ReferenceTarget.User),
    ];

    /// <summary>Objects that a query filters by name.</summary>
    private static readonly (string Object, ReferenceTarget Target)[] Queried =
    [
        ("Profile", ReferenceTarget.Profile), ("UserRole", ReferenceTarget.Role), ("CustomPermission", ReferenceTarget.CustomPermission),
        ("PermissionSet", ReferenceTarget.PermissionSet), ("UserLicense", ReferenceTarget.UserLicense),
    ];

    private static readonly string[] Methods = [".equals", ".equalsIgnoreCase", ".contains", ".containsIgnoreCase", ".startsWith", ".startsWithIgnoreCase"];

    private readonly List<SourceToken> _tokens;
    private readonly List<SourceReference> _found = [];
    private readonly int? _outerIndex;

    private CodeReferences(string body, int? outerIndex)
    {
        _tokens = CodeTokens.Read(body);
        _outerIndex = outerIndex;
    }

    /// <summary>The references of a body.</summary>
    /// <param name="body">The source.</param>
    /// <param name="isProfileName">Whether a literal is the name of a profile.</param>
    public static IEnumerable<SourceReference> Find(string body, Func<string, bool> isProfileName)
    {
        var code = new CodeReferences(body, outerIndex: null);
        code.Run(isProfileName);
        return code._found;
    }

    private void Run(Func<string, bool> isProfileName)
    {
        var asksForProfile = Scan();
        foreach (var token in _tokens.Where(token => token.Kind == SourceTokenKind.Text))
        {
            if (LiteralIds.Parse(token.Value) is { } target)
            {
                if (!_found.Exists(found => found.Value == token.Value))
                {
                    _found.Add(new(token.Index, target, "", token.Value, ReferenceComparison.None) { IsLiteralId = true });
                }
            }
            else if (asksForProfile && isProfileName(token.Value) && !_found.Exists(found => found.Target == ReferenceTarget.Profile && Same(found.Value, token.Value)))
            {
                // The name travels through a variable or a collection before it is compared.
                _found.Add(new(token.Index, ReferenceTarget.Profile, "Profile.Name", token.Value, ReferenceComparison.Equal));
            }
        }

        if (_found.Exists(found => found.Target == ReferenceTarget.Profile && found.Value.Length > 0))
        {
            // The id was asked for to learn the name that is compared.
            _found.RemoveAll(found => found.Target == ReferenceTarget.Profile && found.Value.Length == 0);
        }
    }

    /// <summary>Returns whether the body asks for a profile at all.</summary>
    private bool Scan()
    {
        var asksForProfile = false;
        for (var index = 0; index < _tokens.Count; index++)
        {
            var token = _tokens[index];
            if (token.Kind == SourceTokenKind.Text)
            {
                asksForProfile |= ScanQueryText(token);
            }

            if (token.Kind != SourceTokenKind.Name)
            {
                continue;
            }

            asksForProfile |= token.EndsIn("Profile.Name") || token.EndsIn("UserInfo.getProfileId")
                || (token.IsWord("FROM") && index + 1 < _tokens.Count && _tokens[index + 1].IsWord("Profile"));
            ScanQuery(index);
            ScanCall(index);
            ScanField(index);
        }

        return asksForProfile;
    }

    /// <summary>A query in a string literal is code too.</summary>
    private bool ScanQueryText(SourceToken token)
    {
        if (_outerIndex is not null || !token.Value.Contains("FROM ", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var inner = new CodeReferences(token.Value, token.Index);
        var asksForProfile = inner.Scan();
        _found.AddRange(inner._found);
        return asksForProfile;
    }

    /// <summary>FROM Profile … WHERE Name = 'x', up to the end of the query.</summary>
    private void ScanQuery(int index)
    {
        if (!_tokens[index].IsWord("FROM") || index + 1 >= _tokens.Count)
        {
            return;
        }

        foreach (var (queried, target) in Queried)
        {
            if (!_tokens[index + 1].IsWord(queried))
            {
                continue;
            }

            for (var next = index + 2; next < _tokens.Count && !_tokens[next].Is("]") && !_tokens[next].Is(";"); next++)
            {
                if (_tokens[next].IsWord("Name") || _tokens[next].IsWord("DeveloperName") || _tokens[next].IsWord("Id"))
                {
                    AddComparisons(next, target, $"FROM {queried} WHERE {_tokens[next].Value}", orNone: false);
                }
            }
        }
    }

    private void ScanCall(int index)
    {
        var token = _tokens[index];
        if (token.EndsIn("FeatureManagement.checkPermission") && index + 2 < _tokens.Count && _tokens[index + 2].Kind == SourceTokenKind.Text)
        {
            Add(token, ReferenceTarget.CustomPermission, token.Value, _tokens[index + 2].Value, ReferenceComparison.Equal);
        }

        foreach (var method in new[] { "__c.getInstance", "__c.getValues" })
        {
            if (token.Kind == SourceTokenKind.Name && token.Value.EndsWith(method, StringComparison.OrdinalIgnoreCase))
            {
                Add(token, ReferenceTarget.HierarchySetting, token.Value, token.Value[..token.Value.LastIndexOf('.')], ReferenceComparison.Equal);
            }
        }
    }

    private void ScanField(int index)
    {
        var token = _tokens[index];
        var method = Methods.FirstOrDefault(name => token.Value.EndsWith(name, StringComparison.OrdinalIgnoreCase));
        var bare = method is null ? token : token with { Value = token.Value[..^method.Length] };
        foreach (var (name, target) in Fields)
        {
            if (!bare.EndsIn(name))
            {
                continue;
            }

            if (method is not null && index + 2 < _tokens.Count && _tokens[index + 2].Kind == SourceTokenKind.Text)
            {
                Add(token, target, bare.Value, _tokens[index + 2].Value, OfMethod(method));
                return;
            }

            // 'x'.equals(field)
            if (index >= 4 && _tokens[index - 1].Is("(") && _tokens[index - 3].Is(".") && _tokens[index - 4].Kind == SourceTokenKind.Text)
            {
                Add(token, target, bare.Value, _tokens[index - 4].Value, ReferenceComparison.Equal);
                return;
            }

            AddComparisons(index, target, bare.Value, orNone: name.StartsWith("UserInfo.", StringComparison.Ordinal) && target != ReferenceTarget.User);
            return;
        }
    }

    /// <summary>The literals that an operator beside a field compares it with.</summary>
    private void AddComparisons(int index, ReferenceTarget target, string expression, bool orNone)
    {
        var token = _tokens[index];
        var next = index + 1;

        // A call's own brackets.
        next += next + 1 < _tokens.Count && _tokens[next].Is("(") && _tokens[next + 1].Is(")") ? 2 : 0;
        if (next + 1 < _tokens.Count && Operator(_tokens[next]) is { } after && _tokens[next + 1].Kind == SourceTokenKind.Text)
        {
            Add(token, target, expression, _tokens[next + 1].Value.Trim('%'), after);
            return;
        }

        if (index >= 2 && Operator(_tokens[index - 1]) is { } before && _tokens[index - 2].Kind == SourceTokenKind.Text)
        {
            Add(token, target, expression, _tokens[index - 2].Value, before);
            return;
        }

        var isNot = next < _tokens.Count && _tokens[next].IsWord("NOT");
        next += isNot ? 1 : 0;
        if (next + 1 < _tokens.Count && _tokens[next].IsWord("IN") && _tokens[next + 1].Is("("))
        {
            for (next += 2; next < _tokens.Count && !_tokens[next].Is(")"); next++)
            {
                if (_tokens[next].Kind == SourceTokenKind.Text)
                {
                    Add(token, target, expression, _tokens[next].Value, isNot ? ReferenceComparison.NotEqual : ReferenceComparison.Equal);
                }
            }

            return;
        }

        if (orNone)
        {
            Add(token, target, expression, "", ReferenceComparison.None);
        }
    }

    private void Add(SourceToken token, ReferenceTarget target, string expression, string value, ReferenceComparison comparison) =>
        _found.Add(new(_outerIndex ?? token.Index, target, expression, value, comparison));

    private static ReferenceComparison? Operator(SourceToken token) => token.IsWord("LIKE") ? ReferenceComparison.Contains : token.Equality;

    private static ReferenceComparison OfMethod(string method) =>
        method.StartsWith(".contains", StringComparison.OrdinalIgnoreCase) ? ReferenceComparison.Contains
        : method.StartsWith(".startsWith", StringComparison.OrdinalIgnoreCase) ? ReferenceComparison.StartsWith
        : ReferenceComparison.Equal;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
