using System.IO.Abstractions;
using MetadataAnalyzer.Cli.Output;

namespace MetadataAnalyzer.Cli;

/// <summary>The surroundings of a verb: terminal, file system, cancellation.</summary>
/// <param name="FileSystem">Where projects are read and reports written.</param>
/// <param name="Terminal">stdout and stderr.</param>
/// <param name="CancellationToken">Stops between two steps.</param>
internal sealed record VerbContext(IFileSystem FileSystem, Terminal Terminal, CancellationToken CancellationToken)
{
    /// <summary>The text of stdin; read only when an option asks for it.</summary>
    public TextReader Input { get; init; } = Console.In;
}
