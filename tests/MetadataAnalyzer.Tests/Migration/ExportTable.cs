using System.Text;

namespace MetadataAnalyzer.Tests.Migration;

/// <summary>An export as CSV, which a test changes as the org would change.</summary>
internal sealed class ExportTable
{
    private readonly string _path;
    private readonly List<string> _header;

    private ExportTable(string path, List<string> header, List<Dictionary<string, string>> rows) =>
        (_path, _header, Rows) = (path, header, rows);

    public List<Dictionary<string, string>> Rows { get; }

    /// <summary>The export of that name; an empty one with these columns when there is none.</summary>
    public static ExportTable Open(string path, params string[] columns)
    {
        if (!File.Exists(path))
        {
            return new(path, [.. columns], []);
        }

        var lines = Parse(File.ReadAllText(path));
        return new(path, lines[0],
            [.. lines.Skip(1)
            .Select(line => lines[0].Zip(line).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.OrdinalIgnoreCase))]);
    }

    public void Add(params (string Column, string Value)[] cells) =>
        Rows.Add(cells.ToDictionary(cell => cell.Column, cell => cell.Value, StringComparer.OrdinalIgnoreCase));

    public void Save()
    {
        var text = new StringBuilder();
        foreach (var row in Rows.Select(row => _header.Select(column => row.GetValueOrDefault(column, ""))).Prepend(_header))
        {
            text.Append(string.Join(',',
                row.Select(cell => cell.AsSpan().ContainsAny(",\"\n")
                ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                : cell))).Append('\n');
        }

        File.WriteAllText(_path, text.ToString());
    }

    private static List<List<string>> Parse(string text)
    {
        var (lines, line, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '"')
            {
                if (quoted && index + 1 < text.Length && text[index + 1] == '"')
                {
                    cell.Append(text[index++]);
                    continue;
                }

                quoted = !quoted;
                continue;
            }

            if (quoted || character is not (',' or '\n' or '\r'))
            {
                cell.Append(character);
                continue;
            }

            if (character == '\r')
            {
                continue;
            }

            line.Add(cell.ToString());
            cell.Clear();
            if (character == '\n')
            {
                lines.Add(line);
                line = [];
            }
        }

        if (cell.Length > 0 || line.Count > 0)
        {
            line.Add(cell.ToString());
            lines.Add(line);
        }

        return lines;
    }
}
