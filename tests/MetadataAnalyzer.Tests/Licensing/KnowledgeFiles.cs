namespace MetadataAnalyzer.Tests.Licensing;

/// <summary>The files that the catalogue was made from, beside the repository; absent on most machines.</summary>
internal static class KnowledgeFiles
{
    /// <summary>Lines of a file of <c>../shared/knowledge</c>; skips the test when it is not there.</summary>
    public static string[] ReadLines(string name) => File.ReadAllLines(Fixtures.Require($"knowledge/{name}"));

    /// <summary>The keys of a top-level section, with the lines below each.</summary>
    public static Dictionary<string, string[]> Section(string[] lines, string section)
    {
        var body = lines
            .SkipWhile(line => !string.Equals(line, section + ":", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => line.Length == 0 || line[0] is ' ' or '#');
        var entries = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? current = null;
        foreach (var line in body)
        {
            if (line is [' ', ' ', not ' ' and not '#', ..])
            {
                entries.Add(line.Trim().Split(':')[0], current = []);
            }

            current?.Add(line.Trim());
        }

        return entries.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray(), StringComparer.Ordinal);
    }
}
