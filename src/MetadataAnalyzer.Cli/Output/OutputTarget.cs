using System.Collections.Immutable;
using MetadataAnalyzer.Reporting;

namespace MetadataAnalyzer.Cli.Output;

/// <summary>One <c>--output</c>: which format goes where.</summary>
/// <param name="Writer">The format.</param>
/// <param name="Path">The file.</param>
internal sealed record OutputTarget(IReportWriter Writer, string Path)
{
    /// <summary>The one extension of two parts.</summary>
    public const string SarifJson = ".sarif.json";

    /// <summary>
    /// <c>format=path</c>, or a path whose extension says the format. A <c>.csv</c> whose name ends in that of a report, such as
    /// <c>subjects.csv</c>, is that report, any other the findings; <c>.sarif.json</c> is SARIF.
    /// </summary>
    /// <exception cref="UsageException">The format is not known.</exception>
    public static OutputTarget Parse(string value, ImmutableArray<IReportWriter> writers)
    {
        var separator = value.IndexOf('=', StringComparison.Ordinal);
        if (separator > 0 && writers.FirstOrDefault(writer => writer.Format == value[..separator]) is { } named)
        {
            return value[(separator + 1)..] is { Length: > 0 } path
                ? new(named, path)
                : throw new UsageException(CommandLineFault.Value("--output", "a path after '='", value));
        }

        var name = value.EndsWith(SarifJson, StringComparison.OrdinalIgnoreCase) ? value[..^".json".Length] : value;
        var byExtension = writers.Where(writer => name.EndsWith(writer.FileExtension, StringComparison.OrdinalIgnoreCase)).ToList();
        var match = byExtension.Count < 2
            ? byExtension.FirstOrDefault()
            : byExtension.Find(writer => value.EndsWith(writer.FileName, StringComparison.OrdinalIgnoreCase)) ?? byExtension.Find(writer => writer.Format == "findings") ?? byExtension[0];
        return match is not null
            ? new(match, value)
            : throw new UsageException(CommandLineFault.Value(
                "--output",
                $"a file that ends in one of {OutputTargets.Extensions(writers)}, "
                + $"or FORMAT=FILE with FORMAT one of {string.Join(", ", writers.Select(writer => writer.Format))}",
                value));
    }
}
