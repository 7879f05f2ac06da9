namespace MetadataAnalyzer.Tests.Cli;

/// <summary>A folder on the real disk that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("metadata-analyzer-").FullName;

    public string File(string relative) => Path.Combine(Root, relative);

    /// <summary>The files in it, relative, sorted.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
