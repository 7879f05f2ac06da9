using System.Collections.Immutable;
using System.IO.Abstractions;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Cli.RulePages;

/// <summary>Runs the examples of a page, each in a folder of its own that is deleted afterwards.</summary>
/// <param name="fileSystem">Where the page is and the examples are written.</param>
/// <param name="rules">The rules that pages may be of.</param>
internal sealed class PageTest(IFileSystem fileSystem, CommandRules rules)
{
    /// <param name="path">A page, whose name is the rule's id.</param>
    public IEnumerable<Result> Run(string path)
    {
        var id = fileSystem.Path.GetFileNameWithoutExtension(path);
        var shown = path.Replace('\\', '/');
        if (rules.Find(id) is not { } rule)
        {
            var suggestion = Nearest.Suggestion(id, rules.Descriptors.Select(descriptor => descriptor.Id));
            var file = AnalyzerConfiguration.FileName;
            return
            [
                new(
                    $"{shown}:1", id,
                    [$"no rule has the id {id}; name its pack or file of policies in {file}, or with --config{suggestion}"]),
            ];
        }

        try
        {
            var page = RulePage.Parse(InputFile.ReadAllText(fileSystem, path));
            return
            [
                .. page.Flagged.Select(
                    example => new Result($"{shown}:{example.OutputLine}", example.Name, Compare(rule, example, isFlagged: true))),
                .. page.Clean.Select(
                    example => new Result($"{shown}:{example.OutputLine}", example.Name, Compare(rule, example, isFlagged: false))),
            ];
        }
        catch (Exception exception) when (exception is FormatException or RefusedFileException)
        {
            return [new($"{shown}:1", id, [exception.Message])];
        }
    }

    private ImmutableArray<string> Compare(DiagnosticAnalyzer rule, RuleExample example, bool isFlagged)
    {
        string output;
        try
        {
            output = RunAlone(rule, example);
        }
        catch (Exception exception) when (exception is ProjectNotFoundException or YamlFileException or ConfigurationException
            or IOException or UnauthorizedAccessException)
        {
            return [$"the example cannot be run: {exception.Message}"];
        }

        var ids = rule.SupportedDiagnostics.Select(descriptor => descriptor.Id);
        return output != example.Output ? [.. Lines("the page shows", example.Output), .. Lines("the rule says", output)]
            : isFlagged && !ids.Any(id => output.Contains($" {id}: ", StringComparison.Ordinal))
                ? ["an example of a finding, in which the rule finds nothing"]
            : !isFlagged && output.Length > 0 ? ["an example that is clean, in which the rule finds something"]
            : [];
    }

    private string RunAlone(DiagnosticAnalyzer rule, RuleExample example)
    {
        var folder = fileSystem.Directory.CreateTempSubdirectory("metadata-analyzer-example-").FullName;
        try
        {
            return example.Run(fileSystem, folder, rule, rules);
        }
        finally
        {
            fileSystem.Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Lines(string head, string text) => text.Length == 0
        ? [$"{head}: nothing"]
        : text.TrimEnd('\n').Split('\n').Select(line => $"  {line}").Prepend($"{head}:");

    /// <summary>The result of an example.</summary>
    /// <param name="Place">The page with the line of the output that it shows.</param>
    /// <param name="Name">The example's name.</param>
    /// <param name="Problem">What is wrong, line by line; empty when nothing is.</param>
    internal sealed record Result(string Place, string Name, ImmutableArray<string> Problem);
}

/// <summary>A small project on a rule's page, with the output of the rule.</summary>
/// <param name="Name">The heading above it, or the section's name.</param>
/// <param name="Files">Path relative to the project root and content.</param>
/// <param name="Output">What the page shows: one line for each finding.</param>
/// <param name="OutputLine">Index of the page's line after the fence that opens the output.</param>
internal sealed record RuleExample(
    string Name, ImmutableArray<(string Path, string Content)> Files, string Output, int OutputLine)
{
    /// <summary>A file of this name is not part of the project: it is what <c>--price-book</c> is given.</summary>
    private const string PriceBook = "price-book.yml";

    /// <summary>The folder of the types' folders in source format.</summary>
    private const string SourceRoot = "default";

    /// <summary>
    /// Names of the folders that the platform gives to types of metadata: <c>profiles</c>, <c>permissionsets</c> …
    /// </summary>
    public IEnumerable<string> Folders => Files.Select(file => file.Path.Split('/'))
        .Where(segments => segments.Length > 1 && segments[0] != AssessmentRun.OrgDataFolder)
        .Select(segments => segments[Array.IndexOf(segments, SourceRoot) + 1]);

    /// <summary>Names of the exports: <c>users</c>, <c>login-history</c> …</summary>
    public IEnumerable<string> Exports => Files.Select(file => file.Path.Split('/'))
        .Where(segments => segments is [AssessmentRun.OrgDataFolder, _])
            .Select(segments => Path.GetFileNameWithoutExtension(segments[1]));

    /// <summary>Writes the files below a folder and gives the findings of the rule, run alone.</summary>
    /// <param name="fileSystem">Where to write.</param>
    /// <param name="root">An empty folder.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="rules">The rules that a configuration in the example may speak of; null for the built-in ones. It adds none.</param>
    public string Run(IFileSystem fileSystem, string root, DiagnosticAnalyzer rule, CommandRules? rules = null) =>
        string.Concat(Find(fileSystem, root, rule, rules).Select(Line));

    /// <summary>As <see cref="Run"/>, the findings themselves.</summary>
    public ImmutableArray<Diagnostic> Find(IFileSystem fileSystem, string root, DiagnosticAnalyzer rule, CommandRules? rules = null)
    {
        foreach (var (path, content) in Files)
        {
            // A page may come from an untrusted author, and so may the names in it.
            var full = fileSystem.Path.GetFullPath(fileSystem.Path.Combine(root, path));
            if (!LinkBoundary.IsInside(fileSystem, full, fileSystem.Path.GetFullPath(root)))
            {
                throw new FormatException($"the example's file '{path}' lies outside of the example; name it from the project's root");
            }

            fileSystem.Directory.CreateDirectory(fileSystem.Path.GetDirectoryName(full)!);
            fileSystem.File.WriteAllText(full, content);
        }

        var priceBook = Files.Any(file => file.Path == PriceBook) ? fileSystem.Path.Combine(root, PriceBook) : null;
        var org = new AssessmentInput
        {
            Path = root,
            PriceBook = priceBook,
            IgnoreConfiguration = !Files.Any(file => file.Path == AnalyzerConfiguration.FileName),
            Rules = rules ?? CommandRules.BuiltIn,
        }.ReadOrg(fileSystem);
        return Assessment.Run(org, [rule]).Diagnostics;
    }

    private static string Line(Diagnostic diagnostic) =>
        diagnostic.Subject is { } subject ? $"{diagnostic} [{subject.Name}]\n" : $"{diagnostic}\n";
}
