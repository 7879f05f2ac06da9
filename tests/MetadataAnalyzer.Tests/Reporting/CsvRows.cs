using System.Text;

namespace MetadataAnalyzer.Tests.Reporting;

/// <summary>Reads RFC 4180, strictly: what a spreadsheet would see in a report.</summary>
internal static class CsvRows
{
    /// <summary>A file, which starts with a byte order mark.</summary>
    public static List<string[]> Parse(byte[] bytes) => Parse(Encoding.UTF8.GetString(bytes.AsSpan(3)));

    public static List<string[]> Parse(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (quoted && character == '"' && index + 1 < text.Length && text[index + 1] == '"')
            {
                cell.Append('"');
                index++;
            }
            else if (character == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && character is ',' or '\r' && !quoted)
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (character == '\r')
                {
                    rows.Add([.. row]);
                    row.Clear();
                    index++;
                }
            }
            else
            {
                cell.Append(character);
            }
        }

        return rows;
    }
}
