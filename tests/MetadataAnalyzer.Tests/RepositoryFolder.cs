namespace MetadataAnalyzer.Tests;

/// <summary>Where the tests find what is in the repository, and what may stand beside it.</summary>
internal static class RepositoryFolder
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindUp(AppContext.BaseDirectory, folder => File.Exists(Path.Combine(folder, "MetadataAnalyzer.sln")))
        ?? throw new InvalidOperationException("the tests must run from a build inside the repository");

    private static string? FindUp(string? folder, Func<string, bool> isIt) =>
        folder is null ? null : isIt(folder) ? folder : FindUp(Path.GetDirectoryName(folder), isIt);
}
