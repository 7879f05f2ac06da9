using System.IO.Abstractions;
using System.Text;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Tests.Packaging;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public sealed class OutputFileTests : IDisposable
{
    private static readonly FileSystem Disk = new();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LinkAtTheFilesPlace_IsReplacedAndNotWrittenThrough()
    {
        _folder.Write("precious", "kept");
        var link = SpecialFiles.Link(_folder, "report.json", _folder.PathOf("precious"));

        Write("report.json", "new");

        Assert.Equal(("kept", "new"), (File.ReadAllText(_folder.PathOf("precious")), File.ReadAllText(link)));
        Assert.Null(new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void LinkAtTheOldTemporaryName_IsLeftAlone()
    {
        _folder.Write("precious", "kept");
        SpecialFiles.Link(_folder, "report.json.partial", _folder.PathOf("precious"));

        Write("report.json", "new");

        Assert.Equal("kept", File.ReadAllText(_folder.PathOf("precious")));
        Assert.Equal(["precious", "report.json", "report.json.partial"], _folder.Files);
    }

    [Theory]
    [InlineData("reports/report.json")]
    [InlineData("reports/deeper/report.json")]
    public void FolderThatIsALinkOutOfTheRepository_IsRefused(string path)
    {
        _folder.Write("repo/.git/HEAD", "");
        Directory.CreateDirectory(_folder.PathOf("outside"));
        SpecialFiles.Link(_folder, "repo/reports", "../outside");

        Assert.Throws<RefusedFileException>(() => Write("repo/" + path, "new"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.PathOf("outside")));
    }

    [Fact]
    public void ContentThatCannotBeWritten_LeavesWhatWasThereAndNothingElse()
    {
        _folder.Write("report.json", "old");

        Assert.Throws<InvalidOperationException>(() => OutputFile.Write(Disk, _folder.PathOf("report.json"), stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException();
        }));
        Assert.Equal("old", File.ReadAllText(_folder.PathOf("report.json")));
        Assert.Equal(["report.json"], _folder.Files);
    }

    [Fact]
    public void ManyWritersOfOneFile_LeaveTheWholeOfOneOfThem()
    {
        string[] texts = [.. Enumerable.Range(0, 50).Select(number => new string((char)('a' + (number % 26)), 100_000))];

        Parallel.ForEach(texts, text => Write("report.json", text));

        Assert.Contains(File.ReadAllText(_folder.PathOf("report.json")), texts);
        Assert.Equal(["report.json"], _folder.Files);
    }

    [Theory]
    [InlineData("/dev/stdout")]
    [InlineData("/proc/self/fd/1")]
    public void Stdout_IsWrittenStraightInto(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Unix has stdout as a file");

        var run = ProcessRun.Of("bash", ["-c", $"set -o pipefail; '{ProcessRun.Command}' rules --output {path} | cat"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("\"IUL0001\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void StdoutThatIsAFile_KeepsWhatTheShellHasBegun()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Unix has stdout as a file");
        var file = _folder.PathOf("all.txt");

        var run = ProcessRun.Of("bash", ["-c", $"(echo begun; '{ProcessRun.Command}' rules --output /dev/stdout) > '{file}'"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("begun\n{", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal(["all.txt"], _folder.Files);
    }

    [Fact]
    public void Device_StaysOne()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Unix has devices as files");

        OutputFile.Write(Disk, "/dev/null", stream => stream.WriteByte(1));

        Assert.Equal("a device", SpecialFile.KindOf("/dev/null"));
    }

    private void Write(string relative, string text) =>
        OutputFile.Write(Disk, _folder.PathOf(relative), stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
