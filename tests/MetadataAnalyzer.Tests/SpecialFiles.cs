using MetadataAnalyzer.Tests.Packaging;
using Xunit;

namespace MetadataAnalyzer.Tests;

/// <summary>Makes what is no regular file, for the tests of what must not wait for it.</summary>
internal static class SpecialFiles
{
    /// <summary>A pipe, whose opening waits until another process opens it too.</summary>
    public static string Pipe(TemporaryFolder folder, string relative)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells a pipe from a file before it is opened");
        var path = folder.PathOf(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Assert.Equal(0, ProcessRun.Of("mkfifo", [path]).Code);
        return path;
    }

    /// <summary>A link, to what may be anything.</summary>
    public static string Link(TemporaryFolder folder, string relative, string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        var path = folder.PathOf(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, target);
        return path;
    }
}
