namespace MetadataAnalyzer.Metadata.References;

/// <summary>Where the text of a comparison stands.</summary>
internal enum ValueOrigin
{
    /// <summary>In the comparison, or in the same file.</summary>
    Literal,

    /// <summary>In a custom label, by its API name.</summary>
    Label,

    /// <summary>In a constant of another class, by its path: <c>Names.ADMIN</c>.</summary>
    Constant,

    /// <summary>In a custom metadata record: <c>Setting__mdt.Record.Field__c</c>, with <c>*</c> for any record.</summary>
    Record,
}

/// <summary>A text that something is compared with, or the place where the text stands.</summary>
internal readonly record struct NamedValue(string Text, ValueOrigin Origin = ValueOrigin.Literal)
{
    public static readonly NamedValue None = new("");

    /// <summary>A value of a formula's global variables; null for any other name.</summary>
    public static NamedValue? OfMergeField(string name)
    {
        if (name.StartsWith("$Label.", ApiName.Comparison))
        {
            return new(name[(name.LastIndexOf('.') + 1)..], ValueOrigin.Label);
        }

        return name.StartsWith("$CustomMetadata.", ApiName.Comparison) && name.Split('.') is [_, _, _, _]
            ? new(name["$CustomMetadata.".Length..], ValueOrigin.Record)
            : null;
    }

    /// <summary>The elements of a list as labels and records hold them; the whole when it is none.</summary>
    public static IEnumerable<string> Elements(string text)
    {
        var separator = text.IndexOfAny([';', '\n', '|']) is >= 0 and var first ? text[first] : ',';
        return text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(element => element.Trim('"', '\'', '\r').Trim()).Where(element => element.Length > 0);
    }

    /// <summary>The operands of a criterion: separated by commas, quoted when a comma belongs to them.</summary>
    public static IEnumerable<string> Criteria(string text)
    {
        var (start, isQuoted) = (0, false);
        for (var index = 0; index <= text.Length; index++)
        {
            if (index < text.Length && text[index] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (index == text.Length || (text[index] == ',' && !isQuoted))
            {
                var part = text[start..index].Trim().Trim('"').Trim();
                start = index + 1;
                if (part.Length > 0)
                {
                    yield return part;
                }
            }
        }
    }
}
