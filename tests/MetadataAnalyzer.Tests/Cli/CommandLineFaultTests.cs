using System.CommandLine;
using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Cli.Output;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>What a person reads who mistypes.</summary>
public class CommandLineFaultTests
{
    public static TheoryData<string, string, string> Faults => new()
    {
        // An option.
        { "assess my-org --repot-dir reports", "--repot-dir: no such option; did you mean --report-dir?", "assess" },
        { "assess --repot-dir=reports", "--repot-dir: no such option; did you mean --report-dir?", "assess" },
        { "assess --report out", "--report: no such option; did you mean --report-dir?", "assess" },
        { "assess -report-dir out", "-report-dir: no such option; did you mean --report-dir?", "assess" },
        { "assess \u2014report-dir out", "\u2014report-dir: no such option; did you mean --report-dir?", "assess" },
        { "assess --Report-Dir out", "--Report-Dir: no such option; did you mean --report-dir?", "assess" },
        { "assess --frobnicate", "--frobnicate: no such option.", "assess" },
        { "assess -verbose my-org", "-verbose: no such option; did you mean --verbose?", "assess" },
        { "assess --version", "--version: no such option here; 'metadata-analyzer' has it.", "assess" },
        { "assess -x", "-x: no such option.", "assess" },
        { "assess --report-dir --verbse", "--verbse: no such option; did you mean --verbose?", "assess" },
        { "assess --quite", "--quite: no such option; did you mean --quiet?", "assess" },
        { "inventory --report-dir out", "--report-dir: no such option here; 'assess' has it.", "inventory" },
        { "--strict", "--strict: no such option here; 'assess', 'verify', 'check' have it.", "" },
        { "config show --formt json", "--formt: no such option; did you mean --format?", "config show" },
        { "explain IUL1002 --zz", "--zz: no such option.", "explain" },

        // A command.
        { "asses", "asses: no such command; did you mean assess?", "" },
        { "asses my-org --report-dir out", "asses: no such command; did you mean assess?", "" },
        { "Assess", "Assess: no such command; did you mean assess?", "" },
        { "frobnicate", "frobnicate: no such command.", "" },
        { "baseline craete", "craete: no such command; did you mean create?", "baseline" },
        { "config shwo", "shwo: no such command; did you mean show?", "config" },
        { "rules tset", "tset: no such command; did you mean test?", "rules" },

        // A value.
        {
            "check --format jsn",
            "--format: write one of text, json, sarif, junit, markdown, github, gitlab, not 'jsn'; did you mean json?",
            "check"
        },
        { "check --fail-on error", "--fail-on: write one of blocker, change, verify, note, never, not 'error'.", "check" },
        {
            "check --min-severity Blocker",
            "--min-severity: write one of blocker, change, verify, note, not 'Blocker'; did you mean blocker?",
            "check"
        },
        { "config show --format yaml", "--format: write one of text, json, not 'yaml'.", "config show" },
        { "plan --output-dir kit --license full", "--license: write one of none, psl, not 'full'.", "plan" },
        { "completion bsh", "<shell>: write one of bash, zsh, fish, pwsh, not 'bsh'; did you mean bash, zsh, fish?", "completion" },
        { "assess --window many", "--window: write a number of days from 1 to 3660, not 'many'.", "assess" },
        { "assess --window -5", "--window: write a number of days from 1 to 3660, not '-5'.", "assess" },
        { "assess --as-of 20.11.2026", "--as-of: write a day as yyyy-MM-dd, such as 2026-11-20, not '20.11.2026'.", "assess" },

        // Too little and too much.
        { "assess --as-of", "--as-of: write a value after it, yyyy-MM-dd.", "assess" },
        { "assess --output", "--output: write a value after it, FILE.", "assess" },
        { "assess --as-of 2026-11-20 --as-of 2026-11-21", "--as-of: write it once, not 2 times.", "assess" },
        { "assess ", "<path> is empty.", "assess" },
        { "check --baseline ", "--baseline is empty.", "check" },
        { "plan my-org", "--output-dir: this option is needed, with DIR.", "plan" },
        { "diff before.json", "<after>: this argument is needed: The later snapshot.", "diff" },
        { "completion", "<shell>: this argument is needed: bash, zsh, fish, pwsh.", "completion" },
        { "assess my org", "org: one argument too many; a name with blanks goes in quotes.", "assess" },
        { "config schema my-org", "my-org: 'schema' takes no argument.", "config schema" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Fault_IsNamedWithWhatWasMeantAndTheVerbsOwnHelp(string arguments, string expected, string verb)
    {
        var run = CliRun.On(new MockFileSystem(), arguments.Split(' '));

        var help = $"{("metadata-analyzer " + verb).TrimEnd()} --help";
        Assert.Equal(new CliRun(2, "", $"metadata-analyzer: {expected} See '{help}'.\n"), run);
    }

    [Fact]
    public void EveryOption_WithoutItsValueOrWithAWrongOne_IsSpokenOfInPlainWords()
    {
        foreach (var (path, command) in Commands())
        {
            foreach (var option in command.Options.Where(option => option.Name is not "--help"))
            {
                string[][] endings =
                [
                    [option.Name], [option.Name, "no-such-thing"], [option.Name, "a", option.Name, "b"], [option.Name + "=maybe"],
                    [option.Name + "x"],
                ];
                foreach (var ending in endings)
                {
                    var run = CliRun.On(new MockFileSystem(), [.. path, .. ending]);

                    Assert.True(run.Code is 0 or 2 or 3, $"{string.Join(' ', path)} {string.Join(' ', ending)}: {run.Code} {run.Error}");
                    Assert.DoesNotContain("System.", run.Error, StringComparison.Ordinal);
                    Assert.DoesNotContain("Unrecognized", run.Error, StringComparison.Ordinal);
                    Assert.DoesNotContain("argument for option", run.Error, StringComparison.OrdinalIgnoreCase);
                }
            }
        }
    }

    [Fact]
    public void WordJoinedToAnOption_IsItsValueWhateverItLooksLike()
    {
        var files = HostileOrg.Create();

        Assert.Equal(0, CliRun.On(files, ["assess", "/org", "--output=--report.json"]).Code);
        Assert.Equal(2, CliRun.On(files, ["assess", "/org", "--output", "--report.json"]).Code);
    }

    [Fact]
    public void WordAfterTwoDashes_IsAnArgument() =>
        Assert.Equal(3, CliRun.On(new MockFileSystem(), ["assess", "--", "-project"]).Code);

    [Fact]
    public void WordWithAnAtSign_IsANameAndNoFileOfArguments() => Assert.Contains(
        "@sync: no such user", CliRun.On(
            HostileOrg.Create(), ["assess", "/org", "--include-subject", "@sync"]).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("baseline")]
    [InlineData("config")]
    public void CommandAlone_PrintsItsHelp(string arguments)
    {
        string[] words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var run = CliRun.Of(words);

        Assert.Equal(CliRun.Of([.. words, "--help"]), run);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("Examples:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryCommand_HasExamplesOfItsOwn() => Assert.All(Commands(), entry =>
    {
        var help = CliRun.Of([.. entry.Path, "--help"]).Output;
        var examples = help.Split("Examples:\n")[1].Split("\n\nExit codes:")[0].Split('\n');

        Assert.NotEmpty(examples);
        var begin = string.Join(' ', ["  metadata-analyzer", .. entry.Path]);
        Assert.All(examples, example => Assert.StartsWith(begin, example, StringComparison.Ordinal));
        Assert.Equal(examples.Distinct(StringComparer.Ordinal), examples);
    });

    [Fact]
    public void ConfigHelp_ShowsOneExampleOfEachOfItsCommands()
    {
        var help = CliRun.Of("config", "--help").Output;

        Assert.Contains("  metadata-analyzer config show my-org\n", help, StringComparison.Ordinal);
        Assert.Contains("  metadata-analyzer config schema", help, StringComparison.Ordinal);
        Assert.DoesNotContain("metadata-analyzer assess", help, StringComparison.Ordinal);
    }

    /// <summary>Each command by the words that lead to it.</summary>
    private static IEnumerable<(string[] Path, Command Command)> Commands()
    {
        using var terminal = new Terminal(TextWriter.Null, TextWriter.Null, columns: null, errorIsTerminal: false);
        return [.. Below([], CommandLine.Root(new VerbContext(new MockFileSystem(), terminal, CancellationToken.None)))];

        static IEnumerable<(string[] Path, Command Command)> Below(string[] path, Command command) =>
            [(path, command), .. command.Subcommands.SelectMany(sub => Below([.. path, sub.Name], sub))];
    }
}
