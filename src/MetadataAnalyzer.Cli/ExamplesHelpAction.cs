using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using MetadataAnalyzer.Reporting;

namespace MetadataAnalyzer.Cli;

/// <summary><c>--help</c>: what the library prints, then examples and the exit codes.</summary>
/// <param name="help">What the library prints.</param>
internal sealed class ExamplesHelpAction(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        ["assess"] =
        [
            "assess                                  assess the project in this folder",
            "assess my-org --report-dir reports      write every report",
            "assess my-org.zip --org-data exports --output assessment.json --output findings.csv",
            "assess my-org --as-of 2026-11-20 --include-subject sync@acme.example --answer chatter=no",
        ],
        ["inventory"] = ["inventory my-org --output inventory.json"],
        ["collect"] =
        [
            "collect my-org                          print queries and package.xml for this project",
            "collect my-org --output-dir collect     write them with scripts that run the queries",
        ],
        ["rules"] = ["rules", "rules --output rules.json"],
        ["explain"] = ["explain IUL1002", "explain iul2002 iul4001"],
        ["init"] = ["init my-org                             write metadata-analyzer.yml into its folder", "init my-org --org-data exports --force"],
        ["show"] = ["config show my-org", "config show my-org --edition Unlimited --format json"],
        ["schema"] = ["config schema > metadata-analyzer.schema.json"],
        ["completion"] = ["completion bash > ~/.local/share/bash-completion/completions/metadata-analyzer", "completion pwsh | Out-String | Invoke-Expression"],
    };

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var name = parseResult.CommandResult.Command.Name;
        output.WriteLine("Examples:");
        foreach (var example in Examples.GetValueOrDefault(name) ?? [.. Examples.Values.Select(lines => lines[0])])
        {
            output.WriteLine($"  {ToolInfo.Command} {example}");
        }

        output.WriteLine();
        output.WriteLine("Exit codes:");
        output.WriteLine("  0 done   2 usage or catalogue   3 no input   4 incomplete (--strict)   5 internal error   130 cancelled");
        return ExitCode.Done;
    }
}
