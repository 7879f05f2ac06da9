using System.Globalization;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Cli.Output;

/// <summary>What the line of progress says of each part of the work.</summary>
internal static class ProgressText
{
    private const int BarColumns = 20;

    private const double BytesOfMegabyte = 1 << 20;

    /// <summary>Files of the project beside records of the login history, which are read at the same time.</summary>
    public static string Reading(AssessmentProgress progress)
    {
        var files = progress.Files.Total == 0 ? "Reading: looking for files"
            : $"{Of("Reading", progress.Files, "files")}, {Megabytes(progress.Files.Bytes)} of {Megabytes(progress.Files.TotalBytes)} MB";
        return progress.Logins.Done == 0 ? files : $"{files}; {Number(progress.Logins.Done)} logins";
    }

    /// <summary><c>Assessing [######..............] 120 of 400 subjects</c>; without the bar while nobody knows how much there is.</summary>
    /// <param name="what">What goes on.</param>
    /// <param name="progress">How far it is.</param>
    /// <param name="pieces">What is counted.</param>
    public static string Of(string what, WorkProgress progress, string pieces)
    {
        var (done, total) = (progress.Done, progress.Total);
        if (total == 0)
        {
            return what;
        }

        var filled = (int)(Math.Min(done, total) * BarColumns / total);
        return $"{what} [{new string('#', filled)}{new string('.', BarColumns - filled)}] {Number(done)} of {Number(total)} {pieces}";
    }

    private static string Megabytes(long bytes) => (bytes / BytesOfMegabyte).ToString(bytes < 10 * BytesOfMegabyte ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
