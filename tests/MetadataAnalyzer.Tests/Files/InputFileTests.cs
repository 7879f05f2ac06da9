using System.IO.Abstractions;
using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Tests.Packaging;
using Xunit;

namespace MetadataAnalyzer.Tests.Files;

public sealed class InputFileTests
{
    private static readonly FileSystem Disk = new();

    [Fact]
    public void Pipe_IsRefusedWithoutWaiting()
    {
        using var folder = new TemporaryFolder();
        var pipe = SpecialFiles.Pipe(folder, "pipe");

        Assert.Equal("it is a pipe, not a file", Assert.Throws<RefusedFileException>(() => InputFile.ReadAllText(Disk, pipe)).Message);
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    public void LinkToADevice_IsRefused(string device)
    {
        using var folder = new TemporaryFolder();
        var link = SpecialFiles.Link(folder, "link", device);

        Assert.Equal("it is a device, not a file", Assert.Throws<RefusedFileException>(() => InputFile.ReadAllBytes(Disk, link)).Message);
    }

    [Fact]
    public void Socket_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var perl = ProcessRun.Find("perl");
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(perl), "only Linux tells a socket from a file, and perl makes one");
        ProcessRun.Of(perl, ["-MIO::Socket::UNIX", "-e", "IO::Socket::UNIX->new(Local => $ARGV[0], Listen => 1)", folder.PathOf("socket")]);

        Assert.Equal("it is a socket, not a file",
            Assert.Throws<RefusedFileException>(() => InputFile.OpenRead(Disk, folder.PathOf("socket"))).Message);
    }

    [Fact]
    public void FileWithoutContent_IsEmpty()
    {
        using var folder = new TemporaryFolder();
        folder.Write("empty", "");

        Assert.Equal("", InputFile.ReadAllText(Disk, folder.PathOf("empty")));
    }

    [Fact]
    public void FileBeyondTheLimit_IsRefusedBeforeItIsRead()
    {
        var files = new MockFileSystem();
        files.AddFile("/big.yml", new MockFileData(new byte[InputFile.MaxTextBytes + 1]) { AllowedFileShare = FileShare.None });

        Assert.StartsWith("it is larger than 4 MB",
            Assert.Throws<RefusedFileException>(() => InputFile.ReadAllText(files, "/big.yml")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LinkThatLeadsOut_IsRefused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("repo/.git/HEAD", "");
        folder.Write("secret", "s");
        var link = SpecialFiles.Link(folder, "repo/link", "../secret");

        Assert.Contains("leads out of the repository", Assert.Throws<RefusedFileException>(() => InputFile.ReadAllText(Disk, link)).Message,
            StringComparison.Ordinal);
    }
}
