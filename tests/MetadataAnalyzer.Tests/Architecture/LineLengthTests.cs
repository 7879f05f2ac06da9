using Xunit;

namespace MetadataAnalyzer.Tests.Architecture;

/// <summary>A line of C# has at most 140 characters. Lines of raw strings are data and may have more.</summary>
public sealed class LineLengthTests
{
    private const int Longest = 140;

    [Fact]
    public void Lines_AreShort() => Assert.Empty(
        from root in new[] { "src", "tests" }
        from file in Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, root), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(RepositoryFolder.Root, file).Replace(Path.DirectorySeparatorChar, '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        from line in LongLines(file)
        select $"{path}:{line}");

    private static IEnumerable<int> LongLines(string file)
    {
        var isRaw = false;
        foreach (var (index, line) in File.ReadLines(file).Index())
        {
            var quotes = line.Split("\"\"\"").Length - 1;
            if (line.Length > Longest && !isRaw && quotes == 0)
            {
                yield return index + 1;
            }

            isRaw ^= quotes % 2 == 1;
        }
    }
}
