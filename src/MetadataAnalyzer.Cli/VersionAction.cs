using System.CommandLine;
using System.CommandLine.Invocation;
using MetadataAnalyzer.Reporting;

namespace MetadataAnalyzer.Cli;

/// <summary><c>--version</c>: the version of the reports, on one line.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(ToolInfo.Version);
        return ExitCode.Done;
    }

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;
}
