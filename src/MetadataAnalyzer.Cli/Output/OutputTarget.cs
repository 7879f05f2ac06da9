using System.Collections.Immutable;
using MetadataAnalyzer.Reporting;

namespace MetadataAnalyzer.Cli.Output;

/// <summary>One <c>--output</c>: which format goes where.</summary>
/// <param name="Format">The format.</param>
/// <param name="Path">The file.</param>
internal sealed record OutputTarget(ReportFormat Format, string Path)
{
    /// <summary>The one extension of two parts.</summary>
    public const string SarifJson = ".sarif.json";

    /// <summary>
    /// <c>format=path</c>, or a path whose extension gives the format. A <c>.csv</c> whose name ends in that of a report, such as
    /// <c>subjects.csv</c>, is that report, any other the findings; <c>.sarif.json</c> is SARIF.
    /// </summary>
    /// <exception cref="UsageException">The format is not known.</exception>
    public static OutputTarget Parse(string value, ImmutableArray<ReportFormat> formats)
    {
        var separator = value.IndexOf('=', StringComparison.Ordinal);
        if (separator > 0 && formats.FirstOrDefault(format => format.Name == value[..separator]) is { } named)
        {
            return value[(separator + 1)..] is { Length: > 0 } path
                ? new(named, path)
                : throw new UsageException(CommandLineFault.Value("--output", "a path after '='", value));
        }

        var name = value.EndsWith(SarifJson, StringComparison.OrdinalIgnoreCase) ? value[..^".json".Length] : value;
        var byExtension = formats.Where(format => name.EndsWith(format.FileExtension, StringComparison.OrdinalIgnoreCase)).ToList();
        var match = byExtension.Count < 2
            ? byExtension.FirstOrDefault()
            : byExtension.Find(format => value.EndsWith(format.FileName, StringComparison.OrdinalIgnoreCase))
                ?? byExtension.Find(format => format.Name == "findings") ?? byExtension[0];
        return match is not null
            ? new(match, value)
            : throw new UsageException(CommandLineFault.Value(
                "--output",
                $"a file that ends in one of {Extensions(formats)}, "
                + $"or FORMAT=FILE with FORMAT one of {string.Join(", ", formats.Select(format => format.Name))}",
                value));
    }

    /// <summary>The extensions of the formats.</summary>
    public static string Extensions(ImmutableArray<ReportFormat> formats) =>
        string.Join(", ", formats.Select(format => format.FileExtension).Distinct(StringComparer.Ordinal));

    /// <summary>Refuses two outputs in one file.</summary>
    /// <exception cref="UsageException">There are two.</exception>
    public static ImmutableArray<OutputTarget> Distinct(ImmutableArray<OutputTarget> targets, VerbContext context)
    {
        CheckDistinct(targets.Select(target => target.Path), context);
        return targets;
    }

    /// <summary>The formats by extension, for outputs that are no reports.</summary>
    /// <exception cref="UsageException">An extension names no format, or a file is named twice.</exception>
    public static List<(string Path, Action<T, Stream> Write)> ByExtension<T>(
        IReadOnlyList<string> paths, (string Extension, Action<T, Stream> Write)[] formats, VerbContext context)
    {
        CheckDistinct(paths, context);
        return
        [
            .. paths.Select(
                path => formats.FirstOrDefault(
                    format => path.EndsWith(format.Extension, StringComparison.OrdinalIgnoreCase)) is { Write: not null } format
                ? (path, format.Write)
                : throw new UsageException(CommandLineFault.Value(
                    "--output", $"a file that ends in one of {string.Join(", ", formats.Select(known => known.Extension))}", path))),
        ];
    }

    private static void CheckDistinct(IEnumerable<string> paths, VerbContext context)
    {
        if (paths.GroupBy(context.FileSystem.Path.GetFullPath, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new UsageException($"{twice.First()} is named by two outputs");
        }
    }
}
