namespace MetadataAnalyzer.Metadata.References;

/// <summary>The known part of the value of an expression in Apex.</summary>
internal sealed record CodeValue
{
    public static readonly CodeValue Unknown = new();

    /// <summary>The value of a user that it gives; null when it gives none.</summary>
    public ReferenceTarget? Target { get; init; }

    /// <summary>The texts that it can be, or holds.</summary>
    public IReadOnlyList<NamedValue> Texts { get; init; } = [];

    /// <summary>The keys of a map.</summary>
    public IReadOnlyList<NamedValue> Keys { get; init; } = [];

    /// <summary>Its type as written, such as <c>Map&lt;Id,Profile&gt;</c>, or the object of a query.</summary>
    public string Type { get; init; } = "";

    /// <summary>The custom metadata record it is; <c>*</c> for any.</summary>
    public string Record { get; init; } = "*";

    /// <summary>Whether it holds its texts as elements.</summary>
    public bool IsCollection { get; init; }

    /// <summary>Whether text was added before or after.</summary>
    public bool IsPart { get; init; }

    /// <summary>Whether it is a condition or nothing: no other side of a comparison with a name.</summary>
    public bool IsNothing { get; init; }

    /// <summary>The method and position of the parameter it is; null for anything else.</summary>
    public (CodeMethod Method, int Position)? Parameter { get; init; }

    public bool IsOfType(string name)
    {
        for (var at = Type.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = Type.IndexOf(name, at + 1,
            StringComparison.OrdinalIgnoreCase))
        {
            var after = at + name.Length;
            if ((at == 0 || IsBoundary(Type[at - 1])) && (after == Type.Length || IsBoundary(Type[after])))
            {
                return true;
            }
        }

        return false;

        static bool IsBoundary(char value) => value != '_' && !char.IsLetterOrDigit(value);
    }

    /// <summary>Either this or another.</summary>
    public CodeValue Or(CodeValue other) => this == Unknown ? other : other == Unknown ? this : new()
    {
        Target = Target ?? other.Target,
        Texts = [.. Texts, .. other.Texts],
        Keys = [.. Keys, .. other.Keys],
        Type = Type.Length > 0 ? Type : other.Type,
        Record = Record != "*" ? Record : other.Record,
        IsCollection = IsCollection || other.IsCollection,
        IsPart = IsPart || other.IsPart,
        IsNothing = IsNothing && other.IsNothing,
        Parameter = Parameter ?? other.Parameter,
    };

    /// <summary>The value of a field of it.</summary>
    public CodeValue Field(string path)
    {
        if (ApiName.Same(path, "Id") || ApiName.Same(path, "Name")
            || ApiName.Same(path, "DeveloperName"))
        {
            ReferenceTarget? target = IsOfType("Profile") ? ReferenceTarget.Profile : IsOfType("UserRole") ? ReferenceTarget.Role
                : IsOfType("UserLicense") ? ReferenceTarget.UserLicense : null;
            return target is null ? RecordField(path) : new() { Target = target };
        }

        if (ApiName.Same(path, "Profile") || path.EndsWith(".Profile", ApiName.Comparison))
        {
            return new() { Type = "Profile" };
        }

        if (ApiName.Same(path, "Username"))
        {
            return new() { Target = ReferenceTarget.User };
        }

        return MergeField.OfUserField(path) is { } found && !ApiName.Same(path, "Role")
            ? new() { Target = found } : RecordField(path);
    }

    private CodeValue RecordField(string path)
    {
        var start = Type.IndexOf("__mdt", ApiName.Comparison);
        if (start < 0 || path.Contains('.', StringComparison.Ordinal))
        {
            return Unknown;
        }

        var type = Type[..(start + 5)];
        type = type[(type.LastIndexOfAny(['<', ',', '.']) + 1)..];
        return new() { Texts = [new($"{type}.{Record}.{path}", ValueOrigin.Record)] };
    }
}
