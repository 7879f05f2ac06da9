namespace MetadataAnalyzer.Reporting.Redacting;

/// <summary>Hides names in Markdown, whatever keeps them from being markup: backslashes, entities, empty comments.</summary>
internal static class MarkdownFile
{
    private const string Cut = "<!-- -->";

    public static void Redact(EncodedText text, string file)
    {
        // By line: a name does not go over a line's end, and a part is decoded as a whole.
        for (var start = 0; start < file.Length;)
        {
            var end = file.IndexOf('\n', start);
            end = end < 0 ? file.Length : end;
            text.Redact(start, end, "\\&<", Read);
            start = end + 1;
        }
    }

    private static (int End, string? Meant) Read(string file, int index, int end) => file[index] switch
    {
        '\\' when index + 1 < end && (char.IsPunctuation(file[index + 1]) || char.IsSymbol(file[index + 1])) => (index + 2, file[index + 1].ToString()),
        '<' when string.CompareOrdinal(file, index, Cut, 0, Cut.Length) == 0 => (index + Cut.Length, null),
        '&' => XmlFile.Read(file, index, end),
        _ => (index + 1, null),
    };
}
