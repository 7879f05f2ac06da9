using System.Text.RegularExpressions;
using Spectre.Console;

namespace MetadataAnalyzer.Cli.RulePages;

/// <summary>The Markdown of a page as plain text of 80 columns: paragraphs, lists and blocks of code, without the marks.</summary>
internal static partial class PlainText
{
    /// <summary>Columns of a line. A word or a line of code that is longer stays whole, so that it can be copied.</summary>
    public const int Width = 80;

    private const string CodeIndent = "    ";

    /// <summary>Lines of a section, each indented.</summary>
    public static IEnumerable<string> Lines(string markdown, string indent)
    {
        var paragraph = new List<string>();
        string? fence = null;
        foreach (var line in markdown.Split('\n'))
        {
            var opens = fence is null && line.StartsWith("```", StringComparison.Ordinal);
            if (!opens && fence is not null && line != fence)
            {
                yield return line.Length == 0 ? "" : indent + CodeIndent + line;
                continue;
            }

            if (fence is not null || opens || line.Length == 0 || StartsBlock(line))
            {
                foreach (var wrapped in Paragraph(paragraph, indent))
                {
                    yield return wrapped;
                }

                paragraph.Clear();
            }

            if (fence is not null || opens)
            {
                fence = opens ? line[..line.TakeWhile(character => character == '`').Count()] : null;
                continue;
            }

            if (line.Length == 0)
            {
                yield return "";
                continue;
            }

            paragraph.Add(line);
        }

        foreach (var wrapped in Paragraph(paragraph, indent))
        {
            yield return wrapped;
        }
    }

    /// <summary>A text as lines of at most so many columns, of which a Chinese or Japanese character takes two.</summary>
    /// <param name="text">Words; any white space between them counts as one blank.</param>
    /// <param name="first">What the first line begins with.</param>
    /// <param name="rest">What every other line begins with.</param>
    /// <param name="width">Columns.</param>
    public static IEnumerable<string> Wrap(string text, string first, string rest, int width = Width)
    {
        var (line, columns, isEmpty) = (first, first.GetCellWidth(), true);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && columns + 1 + word.GetCellWidth() > width)
            {
                yield return line;
                (line, columns, isEmpty) = (rest, rest.GetCellWidth(), true);
            }

            columns += word.GetCellWidth() + (isEmpty ? 0 : 1);
            line += isEmpty ? word : " " + word;
            isEmpty = false;
        }

        if (!isEmpty)
        {
            yield return line;
        }
    }

    /// <summary>A line without marks. A link leaves its text; code keeps quotes only where they show where it ends.</summary>
    public static string Inline(string markdown) => Mark().Replace(markdown, match =>
        match.Groups["code"] is { Success: true, Value: var code }
            ? code.Any(char.IsLetterOrDigit) && !code.Any(char.IsWhiteSpace) ? code
            : $"\"{code}\""
        : Inline(match.Groups["text"].Value));

    private static bool StartsBlock(string line) => line[0] is '|' or '#' || ListMark().IsMatch(line);

    private static IEnumerable<string> Paragraph(List<string> lines, string indent)
    {
        if (lines.Count == 0 || TableRule().IsMatch(lines[0]))
        {
            return [];
        }

        var text = Inline(string.Join(' ', lines));
        if (text[0] is '|')
        {
            return Wrap(text.Trim('|').Replace("|", " · ", StringComparison.Ordinal), indent, indent + "  ");
        }

        var mark = ListMark().Match(text).Value;
        return Wrap(text[mark.Length..].TrimStart('#'), indent + mark, indent + new string(' ', mark.Length));
    }

    [GeneratedRegex(@"`(?<code>[^`]+)`|\[(?<text>[^\]]+)\]\([^)]*\)|\*\*(?<text>[^*]+)\*\*|\*(?<text>[^*\s][^*]*)\*",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^ *([-*]|[0-9]+\.) +", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"^[|: -]+$", RegexOptions.CultureInvariant)]
    private static partial Regex TableRule();
}
