using System.Management.Automation.Language;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Cli.Verbs;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Packaging;

[Collection(PowerShellRun.Collection)]
public class CompletionTests
{
    private static readonly (string Name, string? Value) Path =
        ("PATH", AppContext.BaseDirectory + System.IO.Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"));

    public static TheoryData<string> Shells => [.. CompletionVerb.Shells];

    public static TheoryData<string, string> Lines => new()
    {
        { "metadata-analyzer as", "assess" },
        { "metadata-analyzer assess --report-d", "--report-dir" },
        { "metadata-analyzer completion f", "fish" },
        { "metadata-analyzer config show --format j", "json" },
        { "metadata-analyzer frobnicate --qq", "" },
    };

    [Theory]
    [MemberData(nameof(Shells))]
    public void EachShell_HasAScriptThatAsksTheCommand(string shell)
    {
        var run = CliRun.Of("completion", shell);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("[suggest:", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', run.Output);
    }

    [Fact]
    public void OtherShell_IsRefused()
    {
        var run = CliRun.Of("completion", "tcsh");

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("tcsh", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Bash_CompletesVerbsOptionsAndValues(string line, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("completion.bash", CliRun.Of("completion", "bash").Output);
        var script = $$"""
            set -u
            source completion.bash
            COMP_LINE='{{line}}'
            COMP_POINT=${#COMP_LINE}
            COMP_WORDS=($COMP_LINE)
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            COMPREPLY=()
            _metadata_analyzer metadata-analyzer
            printf '%s\n' "${COMPREPLY[@]-}"
            complete -p metadata-analyzer
            """;

        var run = ProcessRun.Of("bash", ["--norc", "-c", script], folder.Path, Path);

        Assert.Equal((0, ""), (run.Code, run.Error));
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("complete -o bashdefault -o default -F _metadata_analyzer metadata-analyzer", lines[^1]);
        Assert.Equal(expected.Length == 0 ? [] : [expected], lines[..^1]);
    }

    /// <summary>
    /// The line editor is not there in a script: what it gives to the function, and what it takes from it, is. It matches the beginning of
    /// the word itself.
    /// </summary>
    [Theory]
    [MemberData(nameof(Lines))]
    public void Zsh_CompletesVerbsOptionsAndValues(string line, string expected)
    {
        Require("zsh");
        using var folder = new TemporaryFolder();
        folder.Write("completion.zsh", CliRun.Of("completion", "zsh").Output);
        var script = $$"""
            setopt err_exit
            compdef() { registered="$*" }
            compadd() { shift; print -rl -- "${(M)@:#${LBUFFER##* }*}" }
            _files() { }
            source completion.zsh
            LBUFFER='{{line}}'
            words=(${(z)LBUFFER})
            _metadata_analyzer
            print -r -- "$registered"
            """;

        var run = ProcessRun.Of("zsh", ["-f", "-c", script], folder.Path, Path);

        Assert.Equal((0, ""), (run.Code, run.Error));
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("_metadata_analyzer metadata-analyzer", lines[^1]);
        Assert.Equal(expected.Length == 0 ? [] : [expected], lines[..^1]);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Fish_CompletesVerbsOptionsAndValues(string line, string expected)
    {
        Require("fish");
        using var folder = new TemporaryFolder();
        folder.Write("completion.fish", CliRun.Of("completion", "fish").Output);

        var run = ProcessRun.Of(
            "fish", ["--no-config", "-c", $"source completion.fish; complete -C '{line}'"], folder.Path, Path, ("HOME", folder.Path));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(expected.Length == 0 ? [] : [expected], run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void PowerShell_CompletesVerbsOptionsAndValues(string line, string expected)
    {
        using var folder = new TemporaryFolder();
        var script = CliRun.Of("completion", "pwsh").Output;
        Parser.ParseInput(script, out _, out var errors);

        var run = PowerShellRun.Of(folder.Path, [("metadata-analyzer", ProcessRun.Command)], shell =>
        {
            shell.AddScript(script).Invoke();
            shell.Commands.Clear();
            shell.AddScript("param($line) (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText").AddArgument(line);
        });

        Assert.Empty(errors);
        Assert.Equal("", run.Messages);
        Assert.Equal(expected.Length == 0 ? [] : [expected], run.Output.Where(text => text.Length > 0));
    }

    private static void Require(string shell) => Assert.SkipUnless(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .Any(folder => File.Exists(System.IO.Path.Combine(folder, shell))),
        $"no {shell} on the path");
}
