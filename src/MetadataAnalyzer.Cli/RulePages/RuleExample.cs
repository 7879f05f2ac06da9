using System.Collections.Immutable;
using System.IO.Abstractions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Cli.RulePages;

/// <summary>A small project on a rule's page, with what the rule says of it.</summary>
/// <param name="Name">The heading above it, or the section's name.</param>
/// <param name="Files">Path relative to the project root and content.</param>
/// <param name="Output">What the page shows: one line for each finding.</param>
/// <param name="OutputLine">Index of the page's line after the fence that opens the output.</param>
/// <param name="OutputLength">Number of lines of the output.</param>
internal sealed record RuleExample(
    string Name, ImmutableArray<(string Path, string Content)> Files, string Output, int OutputLine, int OutputLength)
{
    /// <summary>A file of this name is not part of the project: it is what <c>--price-book</c> is given.</summary>
    private const string PriceBook = "price-book.yml";

    /// <summary>In source format the folders of the types stand in one of this name.</summary>
    private const string SourceRoot = "default";

    /// <summary>Folders of the project that the files stand in, as the platform calls them: <c>profiles</c>, <c>permissionsets</c> …</summary>
    public IEnumerable<string> Folders => Files.Select(file => file.Path.Split('/'))
        .Where(segments => segments.Length > 1 && segments[0] != AssessmentInput.OrgDataFolder)
        .Select(segments => segments[Array.IndexOf(segments, SourceRoot) + 1]);

    /// <summary>Names of the exports: <c>users</c>, <c>login-history</c> …</summary>
    public IEnumerable<string> Exports => Files.Select(file => file.Path.Split('/'))
        .Where(segments => segments is [AssessmentInput.OrgDataFolder, _]).Select(segments => Path.GetFileNameWithoutExtension(segments[1]));

    /// <summary>Writes the files below a folder and says what the rule, run alone, finds in them.</summary>
    /// <param name="fileSystem">Where to write.</param>
    /// <param name="root">An empty folder.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="rules">The rules that a configuration in the example may speak of; null for the built-in ones. It adds none.</param>
    public string Run(IFileSystem fileSystem, string root, DiagnosticAnalyzer rule, RuleSet? rules = null) =>
        string.Concat(Find(fileSystem, root, rule, rules).Select(Line));

    /// <summary>As <see cref="Run"/>, the findings themselves.</summary>
    public ImmutableArray<Diagnostic> Find(IFileSystem fileSystem, string root, DiagnosticAnalyzer rule, RuleSet? rules = null)
    {
        foreach (var (path, content) in Files)
        {
            // A page may be anyone's, and so may the names in it.
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
            GivenRules = rules ?? RuleSet.BuiltIn,
        }.ReadOrg(fileSystem);
        return Assessment.Run(org, [rule]).Diagnostics;
    }

    private static string Line(Diagnostic diagnostic) =>
        diagnostic.Subject is { } subject ? $"{diagnostic} [{subject.Name}]\n" : $"{diagnostic}\n";
}
