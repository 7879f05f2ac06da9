namespace MetadataAnalyzer.Benchmarks;

/// <summary>
/// Kills the program while it writes reports. What lies in the folder afterwards are whole files of the run before or of the killed one.
/// </summary>
internal static class KilledRuns
{
    private const int Kills = 200;

    /// <returns>1 when a report is not whole.</returns>
    public static int Run(FuzzOptions options)
    {
        using var folder = new ReportFolder();
        var (one, other) = (folder.Variant("One"), folder.Variant("Other"));
        var random = new Random((int)options.Seed);
        var (broken, writing) = (0, 0);
        var count = options.Count ?? Kills;
        for (var kill = 0; kill < count; kill++)
        {
            folder.Fill(one);
            using var process = folder.Start(other);

            // The time to the first file is most of a run: wait for it in three of four, and kill the rest at any moment.
            var waits = kill % 4 != 0;
            if (waits)
            {
                folder.WaitForChange(process, one);
            }

            Thread.Sleep(random.Next((int)(waits ? other.Writing : other.Duration).TotalMilliseconds + 1));
            writing += waits && !process.HasExited ? 1 : 0;
            process.Kill();
            process.WaitForExit();
            broken += folder.Broken($"kill {kill + 1}", one, other);
        }

        // What the killed runs left lying must not be in the way of the next.
        var last = folder.RunToEnd(other);
        broken += last == 0 ? folder.Broken("after the last kill", other) : 1;
        Console.WriteLine($"{count} kills, {writing} of them surely while files were written, {broken} reports broken");
        Console.WriteLine($"the run after them exits with {last}; {folder.Left} files of killed runs are left");
        return broken == 0 ? 0 : 1;
    }
}
