using System.IO.Abstractions;
using MetadataAnalyzer.Cli;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>One run of the command line in process.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Output">What stdout got.</param>
/// <param name="Error">What stderr got.</param>
internal sealed record CliRun(int Code, string Output, string Error)
{
    /// <summary>The sample organisation of the repository.</summary>
    public static string Sample { get; } = Path.Combine(RepositoryFolder.Root, "sample-metadata");

    public static CliRun Of(params string[] args) => On(new FileSystem(), args);

    public static CliRun On(IFileSystem fileSystem, string[] args, CancellationToken cancellationToken = default)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = CommandLine.Run(args, output, error, fileSystem, cancellationToken);
        return new(code, output.ToString(), error.ToString());
    }
}
