using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Tests.Reporting;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public sealed class PlanTests
{
    [Fact]
    public void Sample_GetsAKit()
    {
        using var folder = new TemporaryFolder();

        var run = CliRun.Of("plan", CliRun.Sample, "--output-dir", folder.PathOf("kit"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains(
            "int.warehouse@larkfield.example.com · ready after changes\n  profile  API Only - C (new)\n  set      "
            + "Integration_int_warehouse: ", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.PathOf("kit/kit.json")));
        Assert.Equal(["kit"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    /// <summary>All three verbs count the same subjects and say what each number counts.</summary>
    [Fact]
    public void PlanSnapshotAndVerify_SayTheSameCounts()
    {
        var counts = MigrationPlan.Of(SampleReports.Result, new()).Counts;
        using var folder = new TemporaryFolder();

        var plan = CliRun.Of(
            "plan", CliRun.Sample, "--output-dir", folder.PathOf("kit"), "--subject", "int.telemetry@larkfield.example.com");
        var snapshot = CliRun.Of("snapshot", CliRun.Sample, "--output", folder.PathOf("before.json"));
        var verify = CliRun.Of("verify", CliRun.Sample, "--before", folder.PathOf("before.json"));

        Assert.Contains($"Users    {counts}\n", plan.Output, StringComparison.Ordinal);
        Assert.Contains($"Not in this kit: {counts.Candidates - 1} candidates", plan.Output, StringComparison.Ordinal);
        Assert.Contains($"Users    {counts}\n", snapshot.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"In the snapshot: {counts}", string.Join(' ', verify.Output.Split('\n').Select(line => line.Trim())),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Kit_IsReplacedByForceOnly()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["plan", CliRun.Sample, "--output-dir", folder.PathOf(
            "kit"), "--subject", "int.telemetry@larkfield.example.com"];
        CliRun.Of(arguments);
        folder.Write("kit/README.md", "changed");

        var refused = CliRun.Of(arguments);
        var kept = File.ReadAllText(folder.PathOf("kit/README.md"));
        var forced = CliRun.Of([.. arguments, "--force"]);

        Assert.Equal(2, refused.Code);
        Assert.Contains("holds a kit already; --force replaces it", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, forced.Code);
        Assert.Equal("changed", kept);
        Assert.StartsWith("# Migration kit", File.ReadAllText(folder.PathOf("kit/README.md")), StringComparison.Ordinal);
        Assert.Equal(["kit"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    /// <summary>A snapshot that the user keeps beside the kit's files cannot be made again.</summary>
    [Fact]
    public void KitWithOtherFiles_IsNeverReplaced()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["plan", CliRun.Sample, "--output-dir", folder.PathOf(
            "kit"), "--subject", "int.telemetry@larkfield.example.com", "--force"];
        CliRun.Of(arguments);
        folder.Write("kit/before.json", "mine");
        folder.Write("kit/2-users/note.txt", "mine");

        var run = CliRun.Of(arguments);

        Assert.Equal(2, run.Code);
        Assert.Contains(
            "holds a kit and 2-users/note.txt, before.json, which would be lost; move that away", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder.PathOf("kit/before.json")));
        Assert.True(File.Exists(folder.PathOf("kit/README.md")));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    public void FolderWithABrokenIndex_IsNoKit(string index)
    {
        using var folder = new TemporaryFolder();
        folder.Write("kit/kit.json", index);

        var run = CliRun.Of("plan", CliRun.Sample, "--output-dir", folder.PathOf("kit"), "--force");

        Assert.Equal(2, run.Code);
        Assert.Contains("holds something that is no kit (its kit.json cannot be read)", run.Error, StringComparison.Ordinal);
        Assert.Equal(index, File.ReadAllText(folder.PathOf("kit/kit.json")));
    }

    /// <summary>The disk fills up in the middle: what was there stays whole, and nothing half-written is left.</summary>
    [Fact]
    public void KitThatFailsInTheMiddle_LeavesTheOldOne()
    {
        using var folder = new TemporaryFolder();
        var target = new MetadataAnalyzer.Cli.Output.IndexedFolder(new System.IO.Abstractions.FileSystem(), folder.PathOf("kit"));
        target.Write([KitFile.Text("a.txt", "old"), KitFile.Text("kit.json", "{}")], TestContext.Current.CancellationToken);

        // A file cannot be a folder too, as a full disk cannot take one more file.
        Assert.ThrowsAny<IOException>(
            () => target.Write(
                [KitFile.Text("a.txt", "new"), KitFile.Text("a.txt/b.txt", "new"), KitFile.Text("kit.json", "{}")],
                TestContext.Current.CancellationToken));

        Assert.Equal(["kit/a.txt", "kit/kit.json"], folder.Files);
        Assert.Equal("old", File.ReadAllText(folder.PathOf("kit/a.txt")));
    }

    [Fact]
    public void ManyRunsIntoOneFolder_LeaveTheWholeKitOfOneOfThem()
    {
        using var folder = new TemporaryFolder();
        folder.Write("kit/kit.json", "{}");

        Parallel.For(
            0, 40, run => new MetadataAnalyzer.Cli.Output.IndexedFolder(
                new System.IO.Abstractions.FileSystem(), folder.PathOf("kit")).Write(
            [.. Enumerable.Range(0, 20).Select(number => KitFile.Text($"{number}.txt", $"{run}")), KitFile.Text("kit.json", $"{run}")],
            CancellationToken.None));

        Assert.Equal(
            [.. Enumerable.Range(0, 20).Select(number => $"kit/{number}.txt").Order(StringComparer.Ordinal), "kit/kit.json"], folder.Files);
        Assert.Single(folder.Files.Select(file => File.ReadAllText(folder.PathOf(file))).Distinct());
    }

    [Fact]
    public void KitFolderThatIsALinkOutOfTheRepository_IsRefused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("repo/.git/HEAD", "");
        Directory.CreateDirectory(folder.PathOf("outside"));
        SpecialFiles.Link(folder, "repo/kit", "../outside");

        var run = CliRun.Of("plan", CliRun.Sample, "--output-dir", folder.PathOf("repo/kit"));

        Assert.Equal(2, run.Code);
        Assert.Contains("a link leads out of the repository", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.PathOf("outside")));
    }

    [Fact]
    public void IndexThatIsALinkOutOfTheRepository_IsRefused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("repo/.git/HEAD", "");
        folder.Write("outside.json", "{\"files\":[]}");
        SpecialFiles.Link(folder, "repo/kit/kit.json", "../../outside.json");

        var run = CliRun.Of("plan", CliRun.Sample, "--output-dir", folder.PathOf("repo/kit"), "--force");

        Assert.Equal(2, run.Code);
        Assert.Contains("kit.json: a link leads out of the repository", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void FolderThatIsNoKit_IsNeverReplaced()
    {
        using var folder = new TemporaryFolder();
        folder.Write("kit/note.txt", "mine");

        var run = CliRun.Of("plan", CliRun.Sample, "--output-dir", folder.PathOf("kit"), "--force");

        Assert.Equal(2, run.Code);
        Assert.Contains("holds something that is no kit", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder.PathOf("kit/note.txt")));
    }

    [Fact]
    public void KitThatCannotBeFinished_LeavesNothing()
    {
        using var folder = new TemporaryFolder();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var target = new MetadataAnalyzer.Cli.Output.IndexedFolder(new System.IO.Abstractions.FileSystem(), folder.PathOf("kit"));

        Assert.Throws<OperationCanceledException>(
            () => target.Write([KitFile.Text("a.txt", "a"), KitFile.Text("kit.json", "{}")], cancelled.Token));

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("--subject int.backup@larkfield.example.com", "--subject int.backup@larkfield.example.com: its move is blocked: IUL1002 ")]
    [InlineData("--subject nobody@larkfield.example.com", "no such user or profile")]
    [InlineData("--license full", "--license: write one of none, psl, not 'full'")]
    public void WhatCannotBePlanned_IsOneLine(string options, string message)
    {
        using var folder = new TemporaryFolder();

        var run = CliRun.Of(["plan", CliRun.Sample, "--output-dir", folder.PathOf("kit"), .. options.Split(' ')]);

        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.PathOf("kit")));
    }
}
