namespace MetadataAnalyzer.Metadata.References;

/// <summary>Parts of a formula or body as a finding shows them.</summary>
internal static class SourceText
{
    /// <summary>Runs of white space become one space.</summary>
    public static string InOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The line that holds a character, in one line.</summary>
    public static string LineAt(string text, int index)
    {
        var start = index == 0 ? 0 : text.LastIndexOf('\n', index - 1) + 1;
        var end = text.IndexOf('\n', index);
        return InOneLine(text[start..(end < 0 ? text.Length : end)]);
    }
}
