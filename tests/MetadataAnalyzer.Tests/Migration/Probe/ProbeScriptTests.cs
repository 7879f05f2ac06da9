using System.Text.Json;
using MetadataAnalyzer.OrgData.Exports;
using Xunit;

namespace MetadataAnalyzer.Tests.Migration.Probe;

/// <summary>The scripts of a probe, in a POSIX shell and in PowerShell: what one of them does the other does.</summary>
[Collection(PowerShellRun.Collection)]
public sealed class ProbeScriptTests : IDisposable
{
    private const string Answers = "probe/org-data";

    private static readonly string[] Flags = ["--dry-run", "--json", "--manifest", "--target-org", "--wait"];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Shells => ["sh", "PowerShell"];

    public static TheoryData<string, string> ShellsAndNames => new(
        from shell in new[] { "sh", "PowerShell" }
        from name in new[] { "it's \"mine\" $(touch pwned) `touch pwned`", "名前 Ünï [1] {0} ~ %PATH% !!" }
        select (shell, name));

    public ProbeScriptTests() => WriteProbe("probe");

    public void Dispose() => _folder.Dispose();

    /// <summary>Each call is a validation of the listed sets: no flag that deploys, deletes or picks tests.</summary>
    [Theory]
    [MemberData(nameof(Shells))]
    public void EveryCall_IsADryRun(string shell)
    {
        var run = ProbeRun.Of(shell, _folder, "probe", batch: 5);

        Assert.Equal(0, run.Code);
        Assert.Equal(3, run.Calls.Count);
        Assert.All(run.Calls, call =>
        {
            Assert.Equal(["project", "deploy", "start"], call[..3]);
            Assert.Equal(Flags, call.Where(word => word.StartsWith("--", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
            Assert.Equal("my-org", call[^1]);
        });
        Assert.Equal(["probe-0001.json", "probe-0006.json", "probe-0011.json", ProbeSet.IndexFile], Found());
        Assert.Equal(File.ReadAllText(_folder.PathOf($"probe/{ProbeSet.IndexFile}")), Text(ProbeSet.IndexFile));
        Assert.Equal(14, Found().Where(name => name != ProbeSet.IndexFile).Sum(name => Successes(name).Count));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void AllSets_GoInOneCall_UnlessTheyAreTooMany(string shell)
    {
        var run = ProbeRun.Of(shell, _folder, "probe", org: null);

        Assert.Equal(0, run.Code);
        Assert.DoesNotContain("--target-org", Assert.Single(run.Calls));
    }

    /// <summary>A call that ends with failures is an answer.</summary>
    [Theory]
    [MemberData(nameof(Shells))]
    public void FailuresOfSets_AreKept(string shell)
    {
        _folder.Write(ProbeRun.Problems, "IUL_Probe_0002 The user license doesn't allow the permission: ApexRestServices, a limit\n");

        var run = ProbeRun.Of(shell, _folder, "probe");

        Assert.Equal(0, run.Code);
        Assert.Single(run.Calls);
        Assert.Contains("The user license doesn't allow the permission: ApexRestServices", Text("probe-0001.json"));
        Assert.Equal(13, Successes("probe-0001.json").Count);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void MessageAboutALimit_IsAskedInSmallerParts(string shell)
    {
        _folder.Write(ProbeRun.Mode, "4");

        var run = ProbeRun.Of(shell, _folder, "probe");

        Assert.Equal(0, run.Code);
        Assert.Equal(["probe-0001.json", "probe-0005.json", "probe-0008.json", "probe-0012.json", ProbeSet.IndexFile], Found());
        Assert.Equal(14, Found().Where(name => name != ProbeSet.IndexFile).Sum(name => Successes(name).Count));
        Assert.Contains("asking in two parts", run.Messages);
    }

    [Theory]
    [InlineData("sh", "error")]
    [InlineData("PowerShell", "error")]
    [InlineData("sh", "cut")]
    [InlineData("PowerShell", "cut")]
    [InlineData("sh", "timeout")]
    [InlineData("PowerShell", "timeout")]
    [InlineData("sh", "0")]
    [InlineData("PowerShell", "0")]
    public void CallWithoutAnAnswer_StopsTheScript_AndKeepsTheEarlierAnswer(string shell, string mode)
    {
        _folder.Write($"{Answers}/probe-0001.json", "of an earlier run");
        _folder.Write(ProbeRun.Mode, mode);

        var run = ProbeRun.Of(shell, _folder, "probe");

        Assert.NotEqual(0, run.Code);
        Assert.Contains("no answer to questions 1 to ", run.Messages);
        Assert.Contains("sf org login web --alias ALIAS", run.Messages);
        Assert.Equal("of an earlier run", Text("probe-0001.json"));
        Assert.Equal(["probe-0001.json", ProbeSet.IndexFile, "unanswered-0001.json"], Found());
        Assert.Equal(mode == "error", run.Messages.Contains("No authorization information found for my-org.", StringComparison.Ordinal));

        File.Delete(_folder.PathOf(ProbeRun.Mode));
        Assert.Equal(0, ProbeRun.Of(shell, _folder, "probe").Code);
        Assert.Equal(14, Successes("probe-0001.json").Count);
        Assert.Equal(["probe-0001.json", ProbeSet.IndexFile], Found());
    }

    [Fact]
    public void InterruptedPosixScript_LeavesWholeFilesOnly()
    {
        _folder.Write(ProbeRun.Mode, "end");

        var run = ProbeRun.Of("sh", _folder, "probe");

        Assert.Equal(143, run.Code);
        Assert.Equal([ProbeSet.IndexFile], Found());
    }

    /// <summary>A changed set would answer another question than the index says.</summary>
    [Theory]
    [MemberData(nameof(Shells))]
    public void ChangedSet_IsNotAsked(string shell)
    {
        var set = Directory.GetFiles(_folder.PathOf("probe/force-app/main/default/permissionsets")).Order(StringComparer.Ordinal).First();
        File.AppendAllText(set, "<!-- x -->");

        var run = ProbeRun.Of(shell, _folder, "probe");

        Assert.NotEqual(0, run.Code);
        Assert.Empty(run.Calls);
        Assert.Contains("IUL_Probe_0001_", run.Messages);
    }

    [Theory]
    [MemberData(nameof(ShellsAndNames))]
    public void HostileNames_AreNames(string shell, string name)
    {
        WriteProbe($"{name}/probe");

        var run = ProbeRun.Of(shell, _folder, $"{name}/probe", org: name, output: $"out {name}");

        Assert.Equal(0, run.Code);
        Assert.Equal(name, Assert.Single(run.Calls)[^1]);
        Assert.True(File.Exists(_folder.PathOf($"out {name}/probe-0001.json")));
        Assert.DoesNotContain(_folder.Files, file => Path.GetFileName(file) == "pwned");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("99999")]
    public void BatchThatIsNoNumber_IsRefused(string batch)
    {
        var run = Packaging.ProcessRun.Of("sh", ["probe/probe.sh", "--batch", batch], _folder.Path);

        Assert.Equal(2, run.Code);
    }

    private void WriteProbe(string place)
    {
        foreach (var file in ProbeRun.Files)
        {
            _folder.Write($"{place}/{file.Path}", System.Text.Encoding.UTF8.GetString(file.Content.AsSpan()));
        }
    }

    private IEnumerable<string> Found() =>
        Directory.EnumerateFiles(_folder.PathOf(Answers)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private string Text(string name) => File.ReadAllText(_folder.PathOf($"{Answers}/{name}"));

    private List<string> Successes(string name)
    {
        using var answer = JsonDocument.Parse(Text(name));
        return [.. answer.RootElement.GetProperty("result").GetProperty("details").GetProperty("componentSuccesses").EnumerateArray()
            .Select(set => set.GetProperty("fullName").GetString()!)];
    }
}
