using System.Text.RegularExpressions;
using MetadataAnalyzer.Reporting.Json;

namespace MetadataAnalyzer.Cli.RulePages;

/// <summary>Reads one item of a page's section <c>Sources</c>: <c>text (grade, date).</c></summary>
internal static partial class PageSource
{
    /// <param name="item">The item's Markdown on one line, without the mark of the list.</param>
    /// <exception cref="FormatException">The item does not end with its grade and date.</exception>
    public static RuleSource Parse(string item)
    {
        var match = Item().Match(item);
        return match.Success
            ? new(PlainText.Inline(match.Groups["text"].Value), [.. Address().Matches(item).Select(link => link.Groups["url"].Value)], match.Groups["grade"].Value, match.Groups["date"].Value)
            : throw new FormatException($"a source ends in '(documented, 2026-11-24).', with the grade documented, observed, reported, inferred or own rule: {item}");
    }

    [GeneratedRegex(@"^(?<text>.+) \((?<grade>documented|observed|reported|inferred|own rule), (?<date>[0-9]{4}(-[0-9]{2}){0,2})\)\.$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Item();

    [GeneratedRegex(@"\]\((?<url>https://[^)\s]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
