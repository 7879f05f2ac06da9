using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting.Json;

namespace MetadataAnalyzer.Cli.RulePages;

/// <summary>
/// A rule's page: documentation for people, and a fixture. In the sections <c>Flagged</c> and <c>Clean</c> an example is a run of fenced
/// blocks whose info string is a language and a path, ended by a block <c>text output</c>.
/// </summary>
internal sealed class RulePage
{
    /// <summary>Heading of the section with the projects in which the rule finds something.</summary>
    public const string FlaggedSection = "Flagged";

    private readonly ImmutableArray<string> _lines;

    private RulePage(ImmutableArray<string> lines, ImmutableArray<RuleExample> flagged, ImmutableArray<RuleExample> clean)
    {
        _lines = lines;
        Flagged = flagged;
        Clean = clean;
    }

    /// <summary>Projects in which the rule finds something.</summary>
    public ImmutableArray<RuleExample> Flagged { get; }

    /// <summary>Projects in which it stays silent.</summary>
    public ImmutableArray<RuleExample> Clean { get; }

    /// <summary>Reads a page.</summary>
    /// <exception cref="FormatException">An example is not ended by its output, or a fence is not closed.</exception>
    public static RulePage Parse(string text)
    {
        ImmutableArray<string> lines = [.. text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')];
        return new(lines, Examples(lines, FlaggedSection), Examples(lines, "Clean"));
    }

    /// <summary>The content of the page, for other formats.</summary>
    /// <exception cref="FormatException">A source lacks its grade or date.</exception>
    public RuleDocument Document(DiagnosticDescriptor descriptor) => new()
    {
        Descriptor = descriptor,
        Page = descriptor.HelpLink,
        LooksAt = Section("What it looks at"),
        HowToFix = Section("How to fix"),
        WhenToLiveWithIt = Section("When to live with it"),
        Sources = [.. Section("Sources").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => PageSource.Parse(line.TrimStart('-', ' ')))],
        Folders = [.. Flagged.SelectMany(example => example.Folders).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Exports = [.. Flagged.SelectMany(example => example.Exports).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
    };

    /// <summary>The Markdown of a section that holds no example; empty when the page lacks it.</summary>
    private string Section(string heading) => string.Join('\n', _lines
        .SkipWhile(line => line != $"## {heading}").Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))).Trim('\n');

    private static ImmutableArray<RuleExample> Examples(ImmutableArray<string> lines, string section)
    {
        var examples = ImmutableArray.CreateBuilder<RuleExample>();
        var files = ImmutableArray.CreateBuilder<(string, string)>();
        var (inside, name) = (false, section);
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index];
            if (Fence(line) is not { } fence)
            {
                inside = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..].Trim() == section : inside;
                name = line.StartsWith("### ", StringComparison.Ordinal) ? line[4..].Trim() : name;
                continue;
            }

            var start = index + 1;
            index = Close(lines, start, fence);
            if (!inside || line[fence.Length..].Trim().Split(' ', 2) is not [_, var path])
            {
                continue;
            }

            if (path != "output")
            {
                files.Add((path, string.Concat(lines[start..index].Select(content => content + "\n"))));
                continue;
            }

            examples.Add(new(name, files.ToImmutable(), string.Concat(lines[start..index].Select(content => content + "\n")), start));
            files.Clear();
        }

        return files.Count == 0
            ? examples.ToImmutable()
            : throw new FormatException($"the last example of '{section}' has no block 'text output'");
    }

    private static string? Fence(string line)
    {
        var length = line.TakeWhile(character => character == '`').Count();
        return length >= 3 ? line[..length] : null;
    }

    private static int Close(ImmutableArray<string> lines, int start, string fence)
    {
        var end = lines.IndexOf(fence, start, lines.Length - start, StringComparer.Ordinal);
        return end >= 0 ? end : throw new FormatException($"the block that starts at line {start} is not closed");
    }
}

/// <summary>Reads one item of a page's section <c>Sources</c>: <c>text (grade, date).</c></summary>
internal static partial class PageSource
{
    /// <param name="item">The item's Markdown on one line, without the mark of the list.</param>
    /// <exception cref="FormatException">The item does not end with its grade and date.</exception>
    public static RuleSource Parse(string item)
    {
        var match = Item().Match(item);
        return match.Success
            ? new(
                PlainText.Inline(match.Groups["text"].Value), [.. Address().Matches(item).Select(link => link.Groups["url"].Value)],
                match.Groups["grade"].Value, match.Groups["date"].Value)
            : throw new FormatException(
                $"a source ends in '(documented, 2026-11-24).', with the grade documented, observed, reported, inferred or own rule: "
                + $"{item}");
    }

    [GeneratedRegex(@"^(?<text>.+) \((?<grade>documented|observed|reported|inferred|own rule), (?<date>[0-9]{4}(-[0-9]{2}){0,2})\)\.$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Item();

    [GeneratedRegex(@"\]\((?<url>https://[^)\s]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}

/// <summary>The pages of the built-in rules, which are part of the program.</summary>
internal static class EmbeddedPages
{
    private const string Folder = "pages/";

    private const string Extension = ".md";

    private static readonly Assembly Program = typeof(EmbeddedPages).Assembly;

    /// <summary>Ids of the rules that have a page, sorted.</summary>
    public static ImmutableSortedSet<string> Ids { get; } = Program.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(name => name[Folder.Length..^Extension.Length])
        .ToImmutableSortedSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="id">One of <see cref="Ids"/>.</param>
    public static RulePage Read(string id)
    {
        using var stream = Program.GetManifestResourceStream(Folder + id + Extension)!;
        using var reader = new StreamReader(stream);
        return RulePage.Parse(reader.ReadToEnd());
    }
}
