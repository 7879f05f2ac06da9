using System.Collections.Immutable;
using System.IO.Abstractions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Cli.RulePages;

/// <summary>Runs the examples of a page, each in a folder of its own that is deleted afterwards.</summary>
/// <param name="fileSystem">Where the page is and the examples are written.</param>
/// <param name="rules">The rules that pages may be of.</param>
internal sealed class PageTest(IFileSystem fileSystem, RuleSet rules)
{
    /// <param name="path">A page, whose name is the rule's id.</param>
    public IEnumerable<Result> Run(string path)
    {
        var id = fileSystem.Path.GetFileNameWithoutExtension(path);
        var shown = path.Replace('\\', '/');
        if (rules.Find(id) is not { } rule)
        {
            return [new($"{shown}:1", id, [$"no rule has the id {id}; name its pack or file of policies in {AnalyzerConfiguration.FileName}, or with --config{Nearest.Suggestion(id, rules.Descriptors.Select(descriptor => descriptor.Id))}"])];
        }

        try
        {
            var page = RulePage.Parse(InputFile.ReadAllText(fileSystem, path));
            return
            [
                .. page.Flagged.Select(example => new Result($"{shown}:{example.OutputLine}", example.Name, Compare(rule, example, isFlagged: true))),
                .. page.Clean.Select(example => new Result($"{shown}:{example.OutputLine}", example.Name, Compare(rule, example, isFlagged: false))),
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
        catch (Exception exception) when (exception is ProjectNotFoundException or YamlFileException or ConfigurationException or IOException or UnauthorizedAccessException)
        {
            return [$"the example cannot be run: {exception.Message}"];
        }

        var ids = rule.SupportedDiagnostics.Select(descriptor => descriptor.Id);
        return output != example.Output ? [.. Lines("the page shows", example.Output), .. Lines("the rule says", output)]
            : isFlagged && !ids.Any(id => output.Contains($" {id}: ", StringComparison.Ordinal)) ? ["an example of a finding, in which the rule finds nothing"]
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

    /// <summary>What became of an example.</summary>
    /// <param name="Place">The page with the line of the output that it shows.</param>
    /// <param name="Name">The example's name.</param>
    /// <param name="Problem">What is wrong, line by line; empty when nothing is.</param>
    internal sealed record Result(string Place, string Name, ImmutableArray<string> Problem);
}
