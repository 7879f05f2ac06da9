namespace MetadataAnalyzer.Metadata.References;

/// <summary>A condition that asks for something of a user.</summary>
/// <param name="Field">What it asks for.</param>
/// <param name="Name">The field without the braces of a merge field.</param>
/// <param name="Values">What it is compared with.</param>
/// <param name="Comparison">How.</param>
internal sealed record UserCondition(MergeField Field, string Name, IReadOnlyList<NamedValue> Values, ReferenceComparison Comparison)
{
    /// <summary>Whether the field is only handed on.</summary>
    public bool IsReadOnly { get; init; }
}

/// <summary>
/// Reads conditions whose field, operator and value are elements of their own. The types name these elements differently, but a field has
/// its
/// operator and value as siblings in all of them.
/// </summary>
internal sealed class ConditionField(NameScope scope)
{
    private static readonly string[] FieldElements = ["leftValueReference", "leftValue", "field"];
    private static readonly string[] ReferenceElements = ["elementReference", "valueField"];
    private static readonly string[] OperatorElements = ["operator", "operation"];
    private static readonly string[] ValueElements = ["rightValue", "value", "valueField"];

    /// <summary>The value of a user that an element asks for, or null.</summary>
    public UserCondition? Of(MetadataElement element)
    {
        if (element.Parent is not { } parent)
        {
            return null;
        }

        if (FieldElements.Contains(element.Name))
        {
            return First(parent, OperatorElements) is not null && FieldOf(element, parent) is { } field ? Asked(element, parent, field)
                : null;
        }

        return ReferenceElements.Contains(element.Name) && scope.FieldOf(Bare(element.Text)) is { } given ? Given(element, parent, given)
            : null;
    }

    /// <summary>A text without the braces of a merge field.</summary>
    public static string Bare(string text) => text.StartsWith("{!", StringComparison.Ordinal) && text.EndsWith('}') ? text[2..^1].Trim()
        : text;

    /// <summary>Whether a text is one name, perhaps in braces, and nothing else.</summary>
    public static bool IsName(string text)
    {
        var name = Bare(text).AsSpan();
        return name.Length > 0 && (name[0] is '$' or '_' || char.IsLetter(name[0])) && !name[1..].ContainsAnyExcept(NameCharacters);
    }

    public static string Operator(MetadataElement parent) => First(parent, OperatorElements)?.Text ?? "";

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:");

    /// <summary>A field on the left.</summary>
    private UserCondition Asked(MetadataElement element, MetadataElement parent, MergeField field)
    {
        var (name, comparison) = (NameOf(element, parent), Comparison(parent));
        var leaves = ValueElements.Select(parent.Child).OfType<MetadataElement>().SelectMany(value => value.SelfAndDescendants())
            .Where(leaf => leaf.IsLeaf && leaf.Text.Length > 0).ToList();
        if (field.Value.Length > 0)
        {
            var isFalse = leaves.Count > 0
                && (comparison == ReferenceComparison.NotEqual) == string.Equals(leaves[0].Text, "true",
                    StringComparison.OrdinalIgnoreCase);
            return new(field, name, [new(field.Value)], isFalse ? ReferenceComparison.NotEqual : ReferenceComparison.Equal);
        }

        var isReference = leaves.Exists(leaf => IsReference(leaf) && scope.FieldOf(Bare(leaf.Text)) is not null);
        return new(field, name, [.. leaves.SelectMany(leaf => Texts(leaf, isList: element.Name == "field"))],
            comparison)
        { IsReadOnly = isReference };
    }

    /// <summary>A field on the right; the left may hold the text.</summary>
    private UserCondition? Given(MetadataElement element, MetadataElement parent, MergeField field)
    {
        var condition = element.Name == "valueField" ? parent : parent.Parent;
        var name = Bare(element.Text);
        if (field.Value.Length > 0)
        {
            return new(field, name, [new(field.Value)], ReferenceComparison.Equal);
        }

        var left = condition is null ? null : First(condition, FieldElements);
        if (condition is not null && left is not null && First(condition, OperatorElements) is not null)
        {
            if (FieldOf(left, condition) is not null)
            {
                return null;
            }

            var values = scope.ValuesOf(Bare(left.Text)).ToList();
            var comparison = Comparison(condition);
            if (values.Count > 0)
            {
                return new(field, name, values, comparison is ReferenceComparison.Contains or ReferenceComparison.StartsWith
                    ? ReferenceComparison.IsContained : comparison);
            }
        }

        // A variable of the flow that holds the field is news only where it is compared.
        return MergeField.Parse(name) is null ? null : new(field, name, [], ReferenceComparison.None) { IsReadOnly = true };
    }

    private MergeField? FieldOf(MetadataElement element, MetadataElement parent)
    {
        var text = Bare(element.Text);
        if (scope.FieldOf(text) is { } field)
        {
            return field;
        }

        var userField = text.StartsWith("User.", ApiName.Comparison) ? text[5..]
            : ApiName.Same(parent.ValueOf("table"), "User") ? text
            : QueryField(text, parent);
        return userField is not null && MergeField.OfUserField(userField) is { } target ? new(target, "") : null;
    }

    /// <summary>A flow's query for profiles, roles or users filters on their own fields.</summary>
    private static string? QueryField(string field, MetadataElement parent)
    {
        if (parent.Name != "filters" || parent.Parent?.ValueOf("object") is not { } queried)
        {
            return null;
        }

        return queried.ToUpperInvariant() switch
        {
            "PROFILE" when Is("Name") || Is("Id") => "Profile",
            "USERROLE" when Is("Name") || Is("DeveloperName") || Is("Id") => "UserRole",
            "USER" => field,
            _ => null,
        };

        bool Is(string name) => ApiName.Same(field, name);
    }

    private static string NameOf(MetadataElement element, MetadataElement parent) =>
        QueryField(element.Text, parent) is not null && parent.Parent!.ValueOf("object") is { } queried ? $"{queried}.{element.Text}"
            : Bare(element.Text);

    /// <summary>The texts of a value. Criteria list several with commas.</summary>
    private IEnumerable<NamedValue> Texts(MetadataElement leaf, bool isList)
    {
        if (IsReference(leaf) || (leaf.Text.StartsWith("{!", StringComparison.Ordinal) && IsName(leaf.Text)))
        {
            return scope.ValuesOf(Bare(leaf.Text));
        }

        return isList && leaf.Name == "value" ? NamedValue.Criteria(leaf.Text).Select(text => new NamedValue(text)) : [new(leaf.Text)];
    }

    private static bool IsReference(MetadataElement element) => ReferenceElements.Contains(element.Name);

    private static ReferenceComparison Comparison(MetadataElement parent) => Operator(parent).ToUpperInvariant() switch
    {
        "NOTEQUALTO" or "NOTEQUAL" or "NE" or "NOT EQUAL TO" or "NOTEQUALS" or "NOTIN" => ReferenceComparison.NotEqual,
        "CONTAINS" or "INCLUDES" or "NOTCONTAIN" or "DOESNOTCONTAIN" or "EXCLUDES" or "ENDSWITH" => ReferenceComparison.Contains,
        "STARTSWITH" => ReferenceComparison.StartsWith,
        _ => ReferenceComparison.Equal,
    };

    private static MetadataElement? First(MetadataElement parent, string[] names) => names.Select(parent.Child)
        .FirstOrDefault(child => child is not null);
}
