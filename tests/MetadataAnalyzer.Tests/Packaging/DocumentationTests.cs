using System.CommandLine;
using System.Globalization;
using System.IO.Abstractions;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Cli.Output;
using Xunit;

namespace MetadataAnalyzer.Tests.Packaging;

/// <summary>What people read before and beside the code. <c>UPDATE_GOLDEN=1</c> rewrites the manual's tables of options.</summary>
public sealed partial class DocumentationTests
{
    private const string Manual = "src/MetadataAnalyzer.Cli/MANUAL.md";

    private const string OptionsHeading = "\n## Options\n";

    private static readonly string[] Pages =
        [
            "README.md", "CONTRIBUTING.md", "THIRD-PARTY-NOTICES.md", "reports/README.md", "sample-metadata/README.md", "rules/README.md",
            Manual,
        ];

    private static readonly string[] EveryVerb = ["--help", "--version", "--quiet", "--no-color"];

    public static TheoryData<string> PageNames => [.. Pages];

    [Fact]
    public void Readme_IsReadInFiveMinutes()
    {
        var text = Read("README.md");

        Assert.InRange(text.Split('\n').Length, 1, 120);
        Assert.InRange(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 1, 900);
    }

    [Fact]
    public void Readme_ShowsWhatTheFirstCommandPrints()
    {
        var printed = Read("reports/console.txt").Split('\n');
        var shown = Read("README.md").Split("```\n").Single(block => block.StartsWith("Verdict ", StringComparison.Ordinal)).Split('\n');

        Assert.All(shown.Where(line => line.Length > 0), line => Assert.Contains(line, printed));
    }

    [Fact]
    public void Manual_ListsTheOptionsOfTheCommandLine()
    {
        var text = Read(Manual);
        var start = text.IndexOf(OptionsHeading, StringComparison.Ordinal) + OptionsHeading.Length;
        var current = text[..start] + Options();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Path.Combine(RepositoryFolder.Root, Manual), current);
            return;
        }

        Assert.Equal(current, text);
    }

    [Theory]
    [MemberData(nameof(PageNames))]
    public void LinksToFiles_LeadToOne(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(RepositoryFolder.Root, page))!;
        var links = RelativeLink().Matches(Read(page)).Select(match => match.Groups["target"].Value);

        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(folder, link)), link));
    }

    [Fact]
    public void LinksToHeadings_LeadToOne()
    {
        var headings = Read(Manual).Split('\n')
            .Where(line => line.StartsWith('#'))
            .Select(line => line.TrimStart('#', ' ').ToLowerInvariant().Replace(' ', '-'));
        var links = ManualHeading().Matches(Read("README.md")).Select(match => match.Groups["heading"].Value).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains(link, headings));
    }

    /// <summary>The lock file names what ships; assemblies of the framework's own are not among it.</summary>
    [Fact]
    public void Notices_NameEachPackageThatShips()
    {
        var notices = Read("THIRD-PARTY-NOTICES.md");
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "metadata-analyzer.deps.json")));
        var target = assets.RootElement.GetProperty("targets").EnumerateObject().Single(entry => entry.Value.EnumerateObject().Any()).Value;
        var packages = target.EnumerateObject()
            .Where(library => library.Value.TryGetProperty("runtime", out _))
            .Select(library => library.Name.Split('/')[0])
            .Where(name => !name.StartsWith("MetadataAnalyzer", StringComparison.Ordinal) && name != "metadata-analyzer").ToList();

        Assert.Contains("CsvHelper", packages);
        Assert.All(packages, package => Assert.Contains(package, notices, StringComparison.Ordinal));
    }

    private static string Read(string page) => File.ReadAllText(Path.Combine(RepositoryFolder.Root, page)).ReplaceLineEndings("\n");

    private static string Options()
    {
        using var terminal = new Terminal(TextWriter.Null, TextWriter.Null);
        var root = CommandLine.Root(new VerbContext(new FileSystem(), terminal, CancellationToken.None));
        var verbs = Verbs(root, "").ToList();
        var shared = verbs.SelectMany(verb => OptionsOf(verb.Command).Select(option => (Row: Row(option), verb.Name)))
            .GroupBy(entry => entry.Row, entry => entry.Name, StringComparer.Ordinal).Where(group => group.Count() > 2)
            .OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        var text = new StringBuilder("\nGenerated from the command line. Every verb takes these:\n\n| option | says |\n|---|---|\n");
        text.AppendJoin("", root.Options.Where(option => EveryVerb.Contains(option.Name))
            .Select(Row)
            .Order(StringComparer.Ordinal)
            .Select(row => $"{row}\n"));
        text.Append("\nSeveral verbs take these:\n\n| option | says | verbs |\n|---|---|---|\n");
        text.AppendJoin("", shared.Select(group => $"{group.Key} {string.Join(", ", group.Select(name => $"`{name}`"))} |\n"));
        foreach (var (name, command) in verbs)
        {
            var arguments = string.Concat(command.Arguments.Select(argument => $" [{argument.HelpName ?? argument.Name}]"));
            text.Append(CultureInfo.InvariantCulture, $"\n### {name}{arguments}\n\n{command.Description}.\n");
            var own = OptionsOf(command).Select(Row)
                .Where(row => shared.TrueForAll(group => group.Key != row))
                .Order(StringComparer.Ordinal)
                .ToList();
            text.Append(own.Count == 0 ? "" : $"\n| option | says |\n|---|---|\n{string.Concat(own.Select(row => $"{row}\n"))}");
        }

        return text.ToString();
    }

    /// <summary>The verbs that do something, sorted; a sub-verb after its verb.</summary>
    private static IEnumerable<(string Name, Command Command)> Verbs(Command command, string path) => command.Subcommands
        .Where(verb => !verb.Hidden).OrderBy(verb => verb.Name, StringComparer.Ordinal)
        .SelectMany(verb => (verb.Subcommands.Count == 0 || OptionsOf(verb).Any()
            ? [($"{path}{verb.Name}", verb)]
            : Array.Empty<(string, Command)>())
            .Concat(Verbs(verb, $"{path}{verb.Name} ")));

    private static IEnumerable<Option> OptionsOf(Command verb) =>
        verb.Options.Where(option => !option.Hidden && !EveryVerb.Contains(option.Name));

    private static string Row(Option option)
    {
        static string Cell(string? text) => text?.Replace("|", "\\|", StringComparison.Ordinal) ?? "";
        return $"| `{option.Name}{(option.HelpName is { } value ? $" {Cell(value)}" : "")}` | {Cell(option.Description)} |";
    }

    [GeneratedRegex(@"\]\((?<target>[^)#:]+)(#[^)]*)?\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RelativeLink();

    [GeneratedRegex(@"MANUAL\.md#(?<heading>[\w-]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ManualHeading();
}
