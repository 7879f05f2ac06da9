using System.Collections.Immutable;
using System.IO.Abstractions.TestingHelpers;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli.RulePages;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Rules;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Rules;

/// <summary>
/// Every rule has a page; every page's head and examples are what the rule says today. <c>UPDATE_GOLDEN=1</c> rewrites them.
/// </summary>
public partial class RulePageTests
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "rules");
    private static readonly ImmutableArray<EvidenceSource> Listed = LicenseCatalogue.LoadEmbedded().Sources;
    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static TheoryData<string> RuleNames => [.. BuiltInRules.All.Select(rule => rule.GetType().Name)];

    // No project can make a built-in rule throw; AnalyzerDriverTests shows IUL0002.
    public static TheoryData<string> RulesWithExamples =>
        [.. BuiltInRules.All.Where(rule => Descriptor(rule).Id != "IUL0002").Select(rule => rule.GetType().Name)];

    [Fact]
    public void Pages_MatchRulesBothWays()
    {
        var pages = Directory.EnumerateFiles(Folder, "IUL*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'));

        Assert.Equal(
            Descriptors().Select(descriptor => descriptor.HelpLink["rules/".Length..]).Order(StringComparer.Ordinal),
            pages.Order(StringComparer.Ordinal));
    }

    /// <summary>One spelling of a step: the enum member, the namespace of its rules and the folder of its pages.</summary>
    [Fact]
    public void Steps_AreFoldersOfRulesAndOfPages()
    {
        var steps = Enum.GetValues<AssessmentStep>();

        Assert.All(
            BuiltInRules.All,
            rule => Assert.Equal($"MetadataAnalyzer.Rules.{rule.SupportedDiagnostics[0].Step}", rule.GetType().Namespace));
        Assert.Equal(
            steps.Select(DiagnosticDescriptor.StepFolder),
            Directory.EnumerateDirectories(Folder).Select(path => Path.GetFileName(path)).Where(name => char.IsAsciiDigit(name[0]))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Index_IsCurrent() => AssertCurrent(Path.Combine(Folder, "README.md"), RulePageText.Index(Descriptors()));

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Class_IsNamedByItsId(string name) => Assert.StartsWith(Descriptor(Rule(name)).Id, name, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Page_IsCurrent(string name)
    {
        var rule = Rule(name);
        var path = PagePath(rule);

        var text = RulePageText.Refresh(File.ReadAllText(path), Descriptor(rule), example => Run(rule, example));

        AssertCurrent(path, text);
    }

    [Theory]
    [MemberData(nameof(RulesWithExamples))]
    public void Page_ShowsTheRuleFiringAndSilent(string name)
    {
        var rule = Rule(name);
        var page = RulePage.Parse(File.ReadAllText(PagePath(rule)));

        Assert.NotEmpty(page.Flagged);
        Assert.NotEmpty(page.Clean);
        Assert.All(page.Flagged, example => Assert.Contains($" {Descriptor(rule).Id}: ", Run(rule, example), StringComparison.Ordinal));
        Assert.All(page.Flagged, example => Assert.DoesNotContain(" IUL0002: ", Run(rule, example), StringComparison.Ordinal));
        Assert.All(page.Clean, example => Assert.Equal("", Run(rule, example)));
    }

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Page_HasItsSectionsInOrder(string name)
    {
        var headings = File.ReadLines(PagePath(Rule(name))).Where(line => line.StartsWith("## ", StringComparison.Ordinal));

        Assert.Equal(["## What it looks at", "## Flagged", "## Clean", "## How to fix", "## When to live with it", "## Sources"], headings);
    }

    /// <summary>
    /// Every statement of a page rests on something with a grade and a date, in one form that <c>rules</c> and <c>explain</c> read.
    /// </summary>
    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Page_GradesAndDatesItsSources(string name)
    {
        var rule = Rule(name);

        var document = RulePage.Parse(File.ReadAllText(PagePath(rule))).Document(Descriptor(rule));

        Assert.NotEmpty(document.Sources);
        Assert.All(document.Sources.SelectMany(source => source.Links.Select(link => (Link: link, source.Grade, source.Date))), cited =>
        {
            var listed = Listed.FirstOrDefault(source => source.Url is not null && Work(source.Url) == Work(cited.Link));
            Assert.True(
                listed is null || (listed.Grade, listed.Date) == (cited.Grade, cited.Date),
                $"{cited} is {listed?.Grade}, {listed?.Date} in sources.yml");
        });
    }

    /// <summary>The address of a source; for a guide of many pages, the guide's.</summary>
    private static string Work(string address) =>
        address.Contains("/docs/atlas.", StringComparison.Ordinal) ? address[..address.LastIndexOf('/')] : address;

    /// <summary>
    /// A page leads to nothing that is not there: no link to a missing page, no verb that the command line does not have.
    /// </summary>
    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Page_NamesOnlyWhatExists(string name)
    {
        var path = PagePath(Rule(name));
        var text = File.ReadAllText(path);
        var help = CliRun.Of("--help").Output;

        Assert.All(
            PageLink().Matches(text),
            link => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(path)!, link.Groups["page"].Value)), link.Value));
        Assert.All(Verb().Matches(text), verb => Assert.Contains($"\n  {verb.Groups["verb"].Value} ", help, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\]\((?<page>[^)]*IUL[0-9]{4}\.md)\)", RegexOptions.CultureInvariant)]
    private static partial Regex PageLink();

    [GeneratedRegex("`metadata-analyzer (?<verb>[a-z]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Verb();

    private static IEnumerable<DiagnosticDescriptor> Descriptors() => BuiltInRules.All.Select(Descriptor);

    private static DiagnosticDescriptor Descriptor(DiagnosticAnalyzer rule) => Assert.Single(rule.SupportedDiagnostics);

    private static DiagnosticAnalyzer Rule(string name) => BuiltInRules.All.Single(rule => rule.GetType().Name == name);

    private static string PagePath(DiagnosticAnalyzer rule) => Path.Combine(Folder, Descriptor(rule).HelpLink["rules/".Length..]);

    private static string Run(DiagnosticAnalyzer rule, RuleExample example)
    {
        var fileSystem = new MockFileSystem();
        var root = fileSystem.Path.GetFullPath("/project");
        fileSystem.Directory.CreateDirectory(root);
        return example.Run(fileSystem, root, rule);
    }

    private static void AssertCurrent(string path, string text)
    {
        if (Update)
        {
            File.WriteAllText(path, text);
            return;
        }

        Assert.Equal(text, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }
}
