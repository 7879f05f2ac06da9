using System.Buffers;

namespace MetadataAnalyzer.Metadata.References;

/// <summary>
/// Reads conditions whose field, operator and value are elements of their own. The types name these elements differently, but a field has its
/// operator and value as siblings in all of them.
/// </summary>
internal static class ConditionField
{
    private static readonly string[] FieldElements = ["leftValueReference", "leftValue", "field", "elementReference"];
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.");

    private static readonly string[] OperatorElements = ["operator", "operation"];
    private static readonly string[] ValueElements = ["rightValue", "value"];

    /// <summary>What of the running user an element asks for, or null.</summary>
    public static MergeField? Of(MetadataElement element, MetadataElement parent)
    {
        if (!FieldElements.Contains(element.Name))
        {
            return null;
        }

        if (IsBareMergeField(element.Text))
        {
            return MergeField.Parse(Name(element));
        }

        var userField = element.Text.StartsWith("User.", StringComparison.OrdinalIgnoreCase) ? element.Text[5..]
            : string.Equals(parent.ValueOf("table"), "User", StringComparison.OrdinalIgnoreCase) ? element.Text
            : QueryField(element, parent);
        return userField is not null && MergeField.OfUserField(userField) is { } target ? new(target, "") : null;
    }

    /// <summary>The field without the braces of a merge field.</summary>
    public static string Name(MetadataElement element) => element.Text.StartsWith("{!", StringComparison.Ordinal) && element.Text.EndsWith('}')
        ? element.Text[2..^1].Trim()
        : element.Text;

    /// <summary>Whether a text is one merge field and nothing else.</summary>
    public static bool IsBareMergeField(string text)
    {
        var inner = text.StartsWith("{!", StringComparison.Ordinal) && text.EndsWith('}') ? text.AsSpan(2, text.Length - 3).Trim() : text;
        return inner.StartsWith("$") && !inner[1..].ContainsAnyExcept(NameCharacters);
    }

    public static string Operator(MetadataElement parent) => First(parent, OperatorElements)?.Text ?? "";

    public static ReferenceComparison Comparison(MetadataElement parent) => Operator(parent).ToUpperInvariant() switch
    {
        "NOTEQUALTO" or "NOTEQUAL" or "NE" or "NOT EQUAL TO" => ReferenceComparison.NotEqual,
        "CONTAINS" or "INCLUDES" => ReferenceComparison.Contains,
        "STARTSWITH" => ReferenceComparison.StartsWith,
        _ => ReferenceComparison.Equal,
    };

    /// <summary>The texts a field is compared with. Criteria list several with commas.</summary>
    public static IEnumerable<string> Values(MetadataElement parent, MetadataElement field)
    {
        var values = ValueElements.Select(parent.Child).OfType<MetadataElement>()
            .Where(element => element != field)
            .SelectMany(element => element.SelfAndDescendants())
            .Where(element => element.IsLeaf && element.Text.Length > 0 && element.Name != "elementReference");
        return field.Name == "field"
            ? values.SelectMany(element => element.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            : values.Select(element => element.Text);
    }

    /// <summary>Whether a field that is true or false is asked to be false.</summary>
    public static bool IsFalse(MetadataElement parent, MetadataElement field) =>
        Values(parent, field).FirstOrDefault() is { } value
        && (Comparison(parent) == ReferenceComparison.NotEqual) == string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A flow's query for profiles, roles or users filters on their own fields.</summary>
    private static string? QueryField(MetadataElement element, MetadataElement parent)
    {
        if (parent.Name != "filters" || parent.Parent?.ValueOf("object") is not { } queried)
        {
            return null;
        }

        return queried.ToUpperInvariant() switch
        {
            "PROFILE" when Is("Name") || Is("Id") => "Profile",
            "USERROLE" when Is("Name") || Is("DeveloperName") || Is("Id") => "UserRole",
            "USER" => element.Text,
            _ => null,
        };

        bool Is(string field) => string.Equals(element.Text, field, StringComparison.OrdinalIgnoreCase);
    }

    private static MetadataElement? First(MetadataElement parent, string[] names) => names.Select(parent.Child).FirstOrDefault(child => child is not null);
}
