using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using MetadataAnalyzer.Reporting;

namespace MetadataAnalyzer.Cli;

/// <summary><c>--version</c>: the version of the reports and, after a <c>+</c>, the commit that was built, where that is known; on one line.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    /// <summary>The commit that was built; null for a build outside of version control. Reports do not say it: a commit that changes nothing about them leaves their bytes.</summary>
    public static string? Commit { get; } = typeof(VersionAction).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => attribute.Key == "SourceRevisionId")?.Value;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(Commit is null ? ToolInfo.Version : $"{ToolInfo.Version}+{Commit}");
        return ExitCode.Done;
    }

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;
}
