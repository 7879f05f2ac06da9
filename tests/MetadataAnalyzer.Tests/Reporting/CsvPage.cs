using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

/// <summary>The page on the CSV files, which is their contract.</summary>
internal static class CsvPage
{
    /// <summary>The columns that the page lists for a file, in their order.</summary>
    public static IEnumerable<string> ColumnsOf(string file)
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "rules", "schemas", "csv.md"));
        var start = page.IndexOf($"## {file}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"rules/schemas/csv.md has no section on {file}");
        var end = page.IndexOf("\n## ", start, StringComparison.Ordinal);
        return page[start..(end < 0 ? page.Length : end)].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);
    }
}
