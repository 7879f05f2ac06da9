using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using MetadataAnalyzer.Reporting;

namespace MetadataAnalyzer.Cli;

/// <summary><c>--help</c>: what the library prints, then examples and the exit codes.</summary>
/// <param name="help">What the library prints.</param>
/// <param name="width">Columns to print it in.</param>
internal sealed class ExamplesHelpAction(HelpAction help, int width) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        ["assess"] =
        [
            "assess",
            "assess my-org --report-dir reports",
            "assess my-org.zip --org-data exports --output findings.csv",
            "assess my-org --as-of 2026-11-20 --answer chatter=no",
            "assess my-org --include-subject sync@acme.example",
        ],
        ["probe"] = ["probe my-org --output-dir probe"],
        ["learn"] =
        [
            "learn my-org --output facts.yml",
            "learn my-org their-org/org-data facts.yml --output facts.yml",
        ],
        ["plan"] =
        [
            "plan my-org --output-dir kit",
            "plan my-org --output-dir kit --subject sync@acme.example",
        ],
        ["snapshot"] = ["snapshot my-org --output before.json --readable"],
        ["verify"] =
        [
            "verify my-org --before before.json",
            "verify my-org --before before.json --output verification.md",
        ],
        ["diff"] = ["diff before.json after.json --output changes.md"],
        ["check"] =
        [
            "check my-org",
            "check my-org --since origin/main --format github",
            "check my-org --fail-on change --format sarif > check.sarif",
            "check my-org --changed-files changed.txt --output summary.md",
        ],
        ["baseline create"] = ["baseline create my-org --as-of 2026-11-20"],
        ["baseline update"] = ["baseline update my-org --as-of 2026-11-20"],
        ["baseline prune"] = ["baseline prune my-org"],
        ["inventory"] = ["inventory my-org --output inventory.json"],
        ["collect"] =
        [
            "collect my-org",
            "collect my-org --output-dir collect",
        ],
        ["rules"] = ["rules", "rules --output rules.json", "rules test my-rules"],
        ["rules test"] = ["rules test my-rules", "rules test rules --config my-org/metadata-analyzer.yml"],
        ["questions"] =
        [
            "questions my-org --output-dir owners",
            "questions my-org --output-dir owners --answers owners/sync@acme.example.yml",
        ],
        ["explain"] = ["explain IUL1002", "explain iul2002 iul4001 --examples", "explain vendor:salesforce-cli"],
        ["vendors"] = ["vendors", "vendors --format json"],
        ["init"] = ["init my-org", "init my-org --org-data exports --force"],
        ["config show"] = ["config show my-org", "config show my-org --edition Unlimited --format json"],
        ["config choices"] = ["config choices my-org"],
        ["config schema"] = ["config schema > metadata-analyzer.schema.json"],
        ["completion"] = ["completion bash > metadata-analyzer.bash", "completion pwsh | Out-String | Invoke-Expression"],
    };

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        WriteOptions(parseResult, output);
        output.WriteLine("Examples:");
        foreach (var example in ExamplesOf(CommandLineFault.PathOf(parseResult.CommandResult)))
        {
            output.WriteLine($"  {ToolInfo.Command} {example}");
        }

        output.WriteLine();
        output.WriteLine("Exit codes:");
        output.WriteLine("  0 done            1 failed or missed         2 usage or configuration");
        output.WriteLine("  3 no input        4 incomplete, with --strict only");
        output.WriteLine("  5 internal error  130 cancelled");
        return ExitCode.Done;
    }

    /// <summary>The command's own; of one that needs another behind it, the first of each of those.</summary>
    private static IEnumerable<string> ExamplesOf(string path)
    {
        var words = path.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return Examples.TryGetValue(path, out var own) ? own
            : Examples.Where(entry => words == 0 || entry.Key.StartsWith(path + " ", StringComparison.Ordinal))
                .GroupBy(entry => entry.Key.Split(' ')[words], StringComparer.Ordinal).Select(command => command.First().Value[0]);
    }

    /// <summary>The library ends wrapped lines with blanks.</summary>
    private void WriteOptions(ParseResult parseResult, TextWriter output)
    {
        using var text = new StringWriter { NewLine = "\n" };
        help.MaxWidth = width;
        parseResult.InvocationConfiguration.Output = text;
        help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        foreach (var line in text.ToString().TrimEnd('\n').Split('\n'))
        {
            output.WriteLine(line.TrimEnd());
        }

        output.WriteLine();
    }
}
