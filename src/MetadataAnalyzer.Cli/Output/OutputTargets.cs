using System.Collections.Immutable;
using MetadataAnalyzer.Reporting;

namespace MetadataAnalyzer.Cli.Output;

/// <summary>All that one run writes.</summary>
internal static class OutputTargets
{
    /// <summary>The extensions that say a format.</summary>
    public static string Extensions(ImmutableArray<IReportWriter> writers) => string.Join(", ", writers.Select(writer => writer.FileExtension).Distinct(StringComparer.Ordinal));

    /// <summary>Refuses two outputs in one file.</summary>
    /// <exception cref="UsageException">There are two.</exception>
    public static ImmutableArray<OutputTarget> Distinct(ImmutableArray<OutputTarget> targets, VerbContext context) =>
        targets.GroupBy(target => context.FileSystem.Path.GetFullPath(target.Path), StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new UsageException($"{twice.First().Path} is named by two outputs")
            : targets;
}
