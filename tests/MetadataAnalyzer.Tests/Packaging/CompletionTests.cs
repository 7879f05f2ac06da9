using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Cli.Verbs;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Packaging;

public class CompletionTests
{
    public static TheoryData<string> Shells => [.. CompletionVerb.Shells];

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
    [InlineData("metadata-analyzer as", "assess")]
    [InlineData("metadata-analyzer assess --report-d", "--report-dir")]
    [InlineData("metadata-analyzer completion f", "fish")]
    [InlineData("metadata-analyzer config show --format j", "json")]
    [InlineData("metadata-analyzer frobnicate --qq", "")]
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

        var run = ProcessRun.Of("bash", ["--norc", "-c", script], folder.Path, ("PATH", AppContext.BaseDirectory + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH")));

        Assert.Equal((0, ""), (run.Code, run.Error));
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("complete -o bashdefault -o default -F _metadata_analyzer metadata-analyzer", lines[^1]);
        Assert.Equal(expected.Length == 0 ? [] : [expected], lines[..^1]);
    }
}
