using System.Text.RegularExpressions;
using Xunit;

namespace MetadataAnalyzer.Tests.Architecture;

/// <summary>
/// Words for an unnamed person are in no source file, rule page, catalogue or README: a text names the user, the owner or the reader.
/// </summary>
public sealed partial class PlainWordsTests
{
    /// <summary>Quotations of a vendor's text, each a part of its line, with the reason.</summary>
    private static readonly (string Quotation, string Reason)[] Quoted = [];

    private static readonly string[] Extensions = [".cs", ".md", ".yml", ".json", ".sql", ".js", ".css"];

    [Fact]
    public void Texts_NameTheirPersons() => Assert.Empty(
        from file in Texts()
        from line in File.ReadLines(file).Index()
        let words = UnnamedPerson().Matches(line.Item)
        where words.Count > 0 && !Quoted.Any(quoted => line.Item.Contains(quoted.Quotation, StringComparison.Ordinal))
        select $"{Path.GetRelativePath(RepositoryFolder.Root, file)}:{line.Index + 1}: '{words[0].Value}' names no person");

    private static IEnumerable<string> Texts() =>
        new[] { "src", "rules" }
            .SelectMany(folder => Directory.EnumerateFiles(
                Path.Combine(RepositoryFolder.Root, folder), "*", SearchOption.AllDirectories))
            .Where(file => !IsBuilt(file) && Extensions.Contains(Path.GetExtension(file)))
            .Concat(new[] { "README.md", "CONTRIBUTING.md", "reports/README.md", "sample-metadata/README.md" }
                .Select(file => Path.Combine(RepositoryFolder.Root, file)));

    private static bool IsBuilt(string file) =>
        Path.GetRelativePath(RepositoryFolder.Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    [GeneratedRegex(@"\b(?:some|no|any)body\b|\bwhoever\b", RegexOptions.IgnoreCase)]
    private static partial Regex UnnamedPerson();
}
