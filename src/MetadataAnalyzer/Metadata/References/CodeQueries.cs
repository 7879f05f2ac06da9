namespace MetadataAnalyzer.Metadata.References;

/// <summary>A field of a user that a query filters.</summary>
/// <param name="Field">Its token.</param>
/// <param name="End">After the value.</param>
/// <param name="Queried">The object queried; empty in a part of a query.</param>
/// <param name="Target">What the field gives.</param>
/// <param name="Value">A value it is compared with.</param>
/// <param name="Comparison">How.</param>
internal readonly record struct QueryCondition(int Field, int End, string Queried, ReferenceTarget Target, NamedValue Value,
    ReferenceComparison Comparison);

/// <summary>Reads the conditions of a query.</summary>
/// <param name="query">The words of the query, or of the body that it is in.</param>
/// <param name="bound">The value that is bound between two tokens.</param>
/// <param name="following">What the code adds to the end of a query that is built as text.</param>
internal sealed class CodeQueries(CodeStructure query, Func<int, int, CodeValue> bound, Func<CodeValue> following)
{
    private const int MaxDepth = 20;

    private static readonly Dictionary<string, ReferenceTarget> ByName = new(ApiName.Comparer)
    {
        ["Profile"] = ReferenceTarget.Profile,
        ["UserRole"] = ReferenceTarget.Role,
        ["CustomPermission"] = ReferenceTarget.CustomPermission,
        ["PermissionSet"] = ReferenceTarget.PermissionSet,
        ["UserLicense"] = ReferenceTarget.UserLicense,
    };

    private readonly List<QueryCondition> _found = [];

    /// <summary>The conditions between two tokens.</summary>
    public List<QueryCondition> Read(int start, int end)
    {
        Read(start, end, depth: 0);
        return _found;
    }

    private void Read(int start, int end, int depth)
    {
        var (queried, alias) = ("", "");
        for (var index = start; index < end && depth < MaxDepth; index++)
        {
            if (query.Is(index, "(") && query.IsWord(index + 1, "SELECT") && query.Match(index) > index)
            {
                Read(index + 1, query.Match(index), depth + 1);
                index = query.Match(index);
            }
            else if (query.IsWord(index, "FROM") && index + 1 < end)
            {
                queried = query.Tokens[++index].Value;
                alias = query.IsIdentifier(index + 1) && index + 1 < end ? query.Tokens[index + 1].Value + "." : "";
            }
            else if (query.IsName(index) && TargetOf(queried, WithoutAlias(query.Tokens[index].Value, alias)) is { } target)
            {
                index = Math.Max(index, Condition(index, end, queried, target) - 1);
            }
        }
    }

    private static string WithoutAlias(string field, string alias) =>
        alias.Length > 0 && field.StartsWith(alias, ApiName.Comparison) ? field[alias.Length..] : field;

    private static ReferenceTarget? TargetOf(string queried, string field)
    {
        if (ByName.TryGetValue(queried, out var named) && (Is("Name") || Is("Id") || Is("DeveloperName")))
        {
            return named;
        }

        if (Is("Username") || field.EndsWith(".Username", ApiName.Comparison))
        {
            return ReferenceTarget.User;
        }

        return !Is("Profile") && !Is("Role")
            && (Is("ProfileId") || field.Contains('.', StringComparison.Ordinal)
                || ApiName.Same(queried, "User"))
            ? MergeField.OfUserField(field)
            : null;

        bool Is(string name) => ApiName.Same(field, name);
    }

    /// <summary>Reads the operator and values after a field; returns the token after them.</summary>
    private int Condition(int field, int end, string queried, ReferenceTarget target)
    {
        var next = field + 1;
        var isNot = query.IsWord(next, "NOT");
        next += isNot ? 1 : 0;
        if (next >= end)
        {
            return next;
        }

        var isLike = query.IsWord(next, "LIKE");
        var isList = query.IsWord(next, "IN");
        var equality = query.Tokens[next].Equality;
        if (!isLike && !isList && equality is null)
        {
            return field + 1;
        }

        var comparison = isNot ? ReferenceComparison.NotEqual : equality ?? ReferenceComparison.Equal;
        var (values, after) = Values(next + 1, end);
        foreach (var value in values)
        {
            var (text, actual) = isLike && value.Origin == ValueOrigin.Literal ? NamePattern.OfLike(value.Text) : (value.Text, comparison);
            _found.Add(new(field, after, queried, target, value with { Text = text }, actual));
        }

        if (values.Count == 0)
        {
            _found.Add(new(field, after, queried, target, NamedValue.None, ReferenceComparison.None));
        }

        return after;
    }

    private (List<NamedValue> Values, int After) Values(int start, int end)
    {
        // A text that is cut off is continued by the code: 'WHERE Name = \'' + name.
        if (start >= end || (start == end - 1 && query.Tokens[start] is { Kind: SourceTokenKind.Text, Value.Length: 0 }))
        {
            return ([.. following().Texts], end);
        }

        if (query.Is(start, "(") && query.Match(start) is var close && close > start)
        {
            var values = query.IsWord(start + 1, "SELECT") ? []
                : query.Arguments(start).SelectMany(argument => Values(argument.Start, argument.End).Values).ToList();
            return (values, query.IsWord(start + 1, "SELECT") ? start : close + 1);
        }

        if (query.Is(start, ":"))
        {
            var after = Math.Min(query.OperandEnd(start + 1), end);
            return ([.. bound(start + 1, after).Texts], after);
        }

        return query.Tokens[start].Kind == SourceTokenKind.Text ? ([new(query.Tokens[start].Value)], start + 1) : ([], start + 1);
    }
}

/// <summary>The comparisons of the methods of texts and collections.</summary>
internal static class CodeComparisons
{
    /// <summary>
    /// The comparison that a method, in upper case, makes of its receiver with its argument; null when it compares nothing.
    /// </summary>
    public static ReferenceComparison? Of(string method) => method switch
    {
        "EQUALS" or "EQUALSIGNORECASE" or "COMPARETO" or "CONTAINSKEY" or "GET" => ReferenceComparison.Equal,
        "CONTAINS" or "CONTAINSIGNORECASE" or "INDEXOF" or "INDEXOFIGNORECASE" or "ENDSWITH" or "ENDSWITHIGNORECASE" or "LASTINDEXOF" =>
            ReferenceComparison.Contains,
        "STARTSWITH" or "STARTSWITHIGNORECASE" => ReferenceComparison.StartsWith,
        _ => null,
    };

    /// <summary>Whether a method, in upper case, looks for its argument among keys.</summary>
    public static bool IsByKey(string method) => method is "CONTAINSKEY" or "GET";

    /// <summary>The comparison seen from the argument.</summary>
    public static ReferenceComparison Reversed(ReferenceComparison comparison) =>
        comparison == ReferenceComparison.Equal ? comparison : ReferenceComparison.IsContained;

    /// <summary>Whether a text may be a query or a part of one that filters what a user has.</summary>
    public static bool MayBeQuery(string text) => text.Contains("FROM ", StringComparison.OrdinalIgnoreCase)
        || text.Contains("ProfileId", StringComparison.OrdinalIgnoreCase) || text.Contains("Profile.", StringComparison.OrdinalIgnoreCase);
}
