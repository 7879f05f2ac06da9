using System.CommandLine;
using System.IO.Abstractions;
using System.Management.Automation.Language;
using System.Text;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Cli.Collecting;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Tests.Cli;
using MetadataAnalyzer.Tests.Reporting;
using Xunit;

namespace MetadataAnalyzer.Tests.Migration.Kit;

/// <summary>Every command of a runbook can be typed as it is.</summary>
[Collection(PowerShellRun.Collection)]
public sealed partial class RunbookCommandTests
{
    public static TheoryData<string> Kits => ["default", "narrow", "hostile", "hostile, plain username"];

    public static TheoryData<string> HostileUsernames =>
    [
        .. new[]
        {
            "'; Remove-Item * #", "$(touch pwned) $env:HOME `touch pwned`", "--target-org", "@array", "a&touch pwned|b; touch pwned",
            "名前’; touch pwned; ‘ “Ü”", "{0} %PATH% ~,(a)#", "\\",
        }.Select(name => $"{name}@acme.example"),
    ];

    [Theory]
    [MemberData(nameof(Kits))]
    public void CommandsOfTheTool_AreAsItTakesThem(string kit)
    {
        var commands = Kit(kit).Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal))
            .SelectMany(file => ToolCommand().Matches(Encoding.UTF8.GetString(file.Content.AsSpan()))
                .Select(match => match.Groups["command"].Value)).Distinct(StringComparer.Ordinal).ToList();
        using var terminal = new Terminal(TextWriter.Null, TextWriter.Null);
        var root = CommandLine.Root(new(new FileSystem(), terminal, TestContext.Current.CancellationToken));

        Assert.Contains(commands, command => command.StartsWith("snapshot ", StringComparison.Ordinal));
        Assert.Contains(commands, command => command.StartsWith("verify ", StringComparison.Ordinal));
        Assert.Contains(commands, command => command.StartsWith("diff ", StringComparison.Ordinal));
        Assert.All(commands, command => Assert.Empty(root.Parse(command.Split(' ')).Errors.Select(error => $"{command}: {error.Message}")));
    }

    [Fact]
    public void Snapshot_IsPlannedAsTheKitIs()
    {
        Assert.Contains("--readable --narrow --include-test-classes\n", Kit("narrow").TextOf("Integration_int_warehouse/runbook.md"),
            StringComparison.Ordinal);
        Assert.Contains("--output ../before.json --readable\n", Kit("default").TextOf("Integration_int_warehouse/runbook.md"),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kits))]
    public void PosixLines_RunInTheirOrder_AndDoNothingElse(string kit)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no POSIX shell");
        using var folder = Kit(kit).Write();
        foreach (var runbook in Directory.EnumerateFiles(folder.PathOf("kit"), "runbook.md", SearchOption.AllDirectories))
        {
            File.WriteAllText(folder.PathOf("kit/lines.sh"),
                string.Join('\n', PosixBlock().Matches(File.ReadAllText(runbook)).Select(match => match.Groups["code"].Value)));

            var (code, calls) = KitFolders.Run(folder, ["-eu", "lines.sh"]);

            Assert.Equal(0, code);
            Assert.DoesNotContain(Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories),
                file => Path.GetFileName(file) == "pwned");
            Assert.All(calls.Where(call => call[0] == "sf"), AssertCall);
            Assert.Contains(calls,
                call => call is ["sf", "data", "delete", "bulk", "--sobject", "PermissionSetAssignment", "--file", "../remove.csv", ..]);
            Assert.Contains(calls,
                call => call is ["sf", "data", "update", "record", "--sobject", "User", "--record-id", "00E000000000001AAA", "--values",
                "ProfileId=00E000000000001AAA", ..]);
        }
    }

    [Theory]
    [MemberData(nameof(Kits))]
    [MemberData(nameof(HostileUsernames))]
    public void PowerShellLines_DoWhatThePosixLinesDo(string kit)
    {
        using var folder = Kit(kit).Write();

        // The scripts have tests of their own: here they are too slow for every kit.
        var isWhole = kit == "hostile";
        folder.Write("my-project/collect/collect.sh", isWhole ? PosixScript.Write([]) : "sf data query --target-org \"$1\"\n");
        folder.Write("my-project/collect/collect.ps1", isWhole
            ? PowerShellScript.Write([])
            : "param($Org) sf data query --target-org $Org\n");
        foreach (var runbook in Directory.EnumerateFiles(folder.PathOf("kit"), "runbook.md", SearchOption.AllDirectories))
        {
            var (posix, powerShell) = Lines(File.ReadAllText(runbook));
            File.WriteAllText(folder.PathOf("kit/lines.sh"), posix);
            Parser.ParseInput(powerShell, out _, out var errors);

            var expected = ScriptRun.Posix(folder, "kit", "-eu", "lines.sh");
            var run = ScriptRun.PowerShellLines(folder, "kit", powerShell);

            Assert.Empty(errors);
            Assert.Equal((0, 0), (expected.Code, run.Code));
            Assert.Equal(expected.Calls, run.Calls);
            Assert.Contains(run.Calls, call => call is ["sf", "project", "retrieve", ..]);
            Assert.DoesNotContain(folder.Files, file => Path.GetFileName(file) == "pwned");
        }
    }

    /// <summary>No character of a name inside double quotes has a meaning in PowerShell or a POSIX shell.</summary>
    [Fact]
    public void HostileNames_StandInNoDoubleQuotes()
    {
        var runbook = Kit("hostile").TextOf("runbook.md");
        var code = string.Join('\n', AnyBlock().Matches(runbook).Select(match => match.Groups["code"].Value));

        var quoted = DoubleQuoted().Matches(SingleQuotedValue().Replace(code, "")).Select(match => match.Value)
            .Where(text => text.Contains("touch pwned", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(quoted);
        Assert.All(quoted, text => Assert.DoesNotMatch(@"\$\(touch|`|!|%", text));
    }

    [Fact]
    public void BulkFiles_HoldIdsAlone()
    {
        var kit = Kit("hostile");

        Assert.Equal(["assignments.csv"], kit.Where(file => file.Path.Contains("/assignments/", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file.Path)));
        Assert.All(Kit("default")
            .Where(file => file.Path.EndsWith("rollback.csv", StringComparison.Ordinal)
            || file.Path.EndsWith("assign-again.csv", StringComparison.Ordinal)), file =>
            Assert.Matches(
                @"^AssigneeId,PermissionSetId,PermissionSetGroupId,ExpirationDate\n(?:"
                + @"005\w{15},(?:0PS\w{15},|,0PG\w{15}),(?:\d{4}-\d\d-\d\dT00:00:00\.000Z)?\n)+$",
                Encoding.UTF8.GetString(file.Content.AsSpan())));
    }

    private static void AssertCall(string[] call)
    {
        Assert.Contains(call[1], new[] { "data", "org", "project" });
        Assert.Contains("--target-org", call);
        Assert.Contains(call[Array.IndexOf(call, "--target-org") + 1], new[] { "production", "rehearsal" });
        if (Array.IndexOf(call, "--query") is > 0 and var query)
        {
            Assert.Matches("^SELECT [A-Za-z., ]+ FROM [A-Za-z]+( WHERE .*)?$", call[query + 1]);
        }
    }

    /// <summary>The lines to type in each shell: a block of PowerShell replaces the POSIX block before it.</summary>
    private static (string Posix, string PowerShell) Lines(string runbook)
    {
        var blocks = AnyBlock().Matches(runbook)
            .Select(match => (IsPosix: match.Groups["shell"].Value == "sh", Code: match.Groups["code"].Value)).ToList();
        var posix = blocks.Where(block => block.IsPosix);
        var powerShell = blocks.Where((block, index) => !block.IsPosix || index + 1 == blocks.Count || blocks[index + 1].IsPosix);
        return (string.Join('\n', posix.Select(block => block.Code)), string.Join('\n', powerShell.Select(block => block.Code)));
    }

    private static System.Collections.Immutable.ImmutableArray<KitFile> Kit(string name) => name switch
    {
        "default" => KitFolders.Build(MigrationPlan.Of(SampleReports.Result, new()), CliRun.Sample),
        "narrow" => KitFolders.Build(MigrationPlan.Of(SampleReports.Result,
            new() { AllCandidates = true, IsNarrow = true, IncludesTestClasses = true, BindsPermissionSetLicense = true }), CliRun.Sample),
        "hostile" => KitFolders.Hostile(),
        "hostile, plain username" => KitFolders.Hostile("sync@acme.example"),
        _ => KitFolders.Hostile(name),
    };

    [GeneratedRegex("(?:^|`)metadata-analyzer (?<command>[^`\n]+)", RegexOptions.Multiline)]
    private static partial Regex ToolCommand();

    [GeneratedRegex("^```+sh\n(?<code>.*?)\n```+$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex PosixBlock();

    [GeneratedRegex("^```+(?<shell>sh|powershell)\n(?<code>.*?)\n```+$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex AnyBlock();

    /// <summary>The username on a line of its own, in single quotes.</summary>
    [GeneratedRegex("^(?:\\$?INTEGRATION_USER ?= ?).*$", RegexOptions.Multiline)]
    private static partial Regex SingleQuotedValue();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex DoubleQuoted();
}
