using System.IO.Abstractions;
using Xunit;

namespace MetadataAnalyzer.Tests;

/// <summary>The public projects in the folder <c>shared/fixtures</c> beside or above the repository.</summary>
internal static class Fixtures
{
    public static IFileSystem FileSystem { get; } = new FileSystem();

    /// <summary>The folder of that name below <c>shared</c>; skips the test when the machine does not have it.</summary>
    public static string Require(string relative)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var candidate = Path.Combine(directory.FullName, "shared", relative);
            if (Path.Exists(candidate))
            {
                return candidate;
            }
        }

        Assert.Skip($"no folder shared/{relative} beside the repository");
        return "";
    }
}
