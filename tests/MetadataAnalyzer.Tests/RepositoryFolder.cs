namespace MetadataAnalyzer.Tests;

/// <summary>Where the tests find what is in the repository, and what may stand beside it.</summary>
internal static class RepositoryFolder
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindUp(
        AppContext.BaseDirectory, folder => File.Exists(Path.Combine(folder, "MetadataAnalyzer.sln")))
        ?? throw new InvalidOperationException("the tests must run from a build inside the repository");

    /// <summary>A file or folder below <c>shared</c> beside or above the repository; null when the machine does not have it.</summary>
    public static string? FindShared(string relative) =>
        FindUp(AppContext.BaseDirectory, folder => Path.Exists(Path.Combine(folder, "shared", relative))) is { } folder
            ? Path.Combine(folder, "shared", relative)
            : null;

    private static string? FindUp(string? folder, Func<string, bool> isIt) =>
        folder is null ? null : isIt(folder) ? folder : FindUp(Path.GetDirectoryName(folder), isIt);
}
