using System.Globalization;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Cli.Output;

/// <summary>
/// The line at a terminal with the progress of the work. A timer draws it, so that the work itself only counts, and a run that is over
/// before the first tick shows nothing. It consists of ASCII and carriage returns alone: any terminal can show it, and nothing has to be
/// put back when the process is ended.
/// </summary>
/// <param name="writer">The terminal.</param>
/// <param name="width">Its columns, asked for each time.</param>
internal sealed class ProgressLine(TextWriter writer, Func<int> width) : IDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private Func<string>? _text;
    private Timer? _timer;
    private int _drawn;

    /// <summary>Starts to show the text that a function returns; the first time after half a second.</summary>
    /// <param name="text">Asked for from another thread, again and again.</param>
    public void Start(Func<string> text)
    {
        lock (_lock)
        {
            _text = text;
            _timer ??= new(_ => Draw(), null, Delay, Interval);
        }
    }

    /// <summary>Takes the line away and draws no more.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _text = null;
            Clear();
        }
    }

    /// <summary>Draws the line, when there is a text.</summary>
    public void Draw()
    {
        lock (_lock)
        {
            if (_text is null)
            {
                return;
            }

            // In the last column some terminals go on to the next line.
            var text = _text();
            var line = text.Length < width() ? text : text[..Math.Max(0, width() - 1)];
            writer.Write($"\r{line}{new string(' ', Math.Max(0, _drawn - line.Length))}");
            writer.Flush();
            _drawn = line.Length;
        }
    }

    /// <summary>Writes a line of text in place of the progress, which comes back with the next tick.</summary>
    public void Write(string line)
    {
        lock (_lock)
        {
            Clear();
            writer.WriteLine(line);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        _timer?.Dispose();
    }

    private void Clear()
    {
        if (_drawn > 0)
        {
            writer.Write($"\r{new string(' ', _drawn)}\r");
            writer.Flush();
            _drawn = 0;
        }
    }
}

/// <summary>The text of the progress line for each part of the work.</summary>
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

    /// <summary>
    /// <c>Assessing [######..............] 120 of 400 subjects</c>; without the bar while the total is not known.
    /// </summary>
    /// <param name="what">The work, as a verb.</param>
    /// <param name="progress">The progress.</param>
    /// <param name="pieces">The unit of the counts.</param>
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

    private static string Megabytes(long bytes) =>
        (bytes / BytesOfMegabyte).ToString(bytes < 10 * BytesOfMegabyte ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
