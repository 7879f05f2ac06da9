using System.Collections.Immutable;
using MetadataAnalyzer.Reporting;

namespace MetadataAnalyzer.Cli.Output;

/// <summary>All that one run writes.</summary>
internal static class OutputTargets
{
    /// <summary>The extensions that say a format.</summary>
    public static string Extensions(ImmutableArray<ReportFormat> formats) =>
        string.Join(", ", formats.Select(format => format.FileExtension).Distinct(StringComparer.Ordinal));

    /// <summary>Refuses two outputs in one file.</summary>
    /// <exception cref="UsageException">There are two.</exception>
    public static ImmutableArray<OutputTarget> Distinct(ImmutableArray<OutputTarget> targets, VerbContext context)
    {
        CheckDistinct(targets.Select(target => target.Path), context);
        return targets;
    }

    /// <summary>Which format goes where, by extension, for what is no report.</summary>
    /// <exception cref="UsageException">An extension names no format, or a file is named twice.</exception>
    public static List<(string Path, Action<T, Stream> Write)> ByExtension<T>(IReadOnlyList<string> paths, (string Extension, Action<T, Stream> Write)[] formats, VerbContext context)
    {
        CheckDistinct(paths, context);
        return
        [
            .. paths.Select(path => formats.FirstOrDefault(format => path.EndsWith(format.Extension, StringComparison.OrdinalIgnoreCase)) is { Write: not null } format
                ? (path, format.Write)
                : throw new UsageException(CommandLineFault.Value(
                    "--output", $"a file that ends in one of {string.Join(", ", formats.Select(known => known.Extension))}", path))),
        ];
    }

    private static void CheckDistinct(IEnumerable<string> paths, VerbContext context)
    {
        if (paths.GroupBy(context.FileSystem.Path.GetFullPath, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new UsageException($"{twice.First()} is named by two outputs");
        }
    }
}
