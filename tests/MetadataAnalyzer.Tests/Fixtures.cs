using System.IO.Abstractions;
using Xunit;

namespace MetadataAnalyzer.Tests;

/// <summary>
/// Public projects, and the files the catalogue was made from, in the folder <c>shared</c> beside or above the repository.
/// </summary>
internal static class Fixtures
{
    public static IFileSystem FileSystem { get; } = new FileSystem();

    /// <summary>The file or folder of that name below <c>shared</c>; skips the test when the machine does not have it.</summary>
    public static string Require(string relative)
    {
        if (RepositoryFolder.FindShared(relative) is { } path)
        {
            return path;
        }

        Assert.Skip($"shared/{relative} is not beside the repository");
        return "";
    }
}
