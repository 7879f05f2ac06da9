namespace MetadataAnalyzer.Benchmarks;

/// <summary>Kills the program while it writes reports. What lies in the folder afterwards are whole files of the run before or of the killed one.</summary>
internal static class KilledRuns
{
    private const int Kills = 200;

    /// <returns>1 when a report is not whole.</returns>
    public static int Run(FuzzOptions options)
    {
        using var folder = new ReportFolder();
        var (one, other) = (folder.Variant("One"), folder.Variant("Other"));
        var random = new Random((int)options.Seed);
        var broken = 0;
        var count = options.Count ?? Kills;
        for (var kill = 0; kill < count; kill++)
        {
            folder.Fill(one);
            using var process = folder.Start(other);
            // The time to the first file is most of a run: wait for it in three of four, and let the rest be killed at any moment.
            if (kill % 4 != 0)
            {
                folder.WaitForChange(process, one);
            }

            Thread.Sleep(random.Next((int)(kill % 4 == 0 ? other.Duration : other.Writing).TotalMilliseconds + 1));
            process.Kill();
            process.WaitForExit();
            broken += folder.Broken($"kill {kill + 1}", one, other);
        }

        // What the killed runs left lying must not be in the way of the next.
        var last = folder.RunToEnd(other);
        broken += last == 0 ? folder.Broken("after the last kill", other) : 1;
        Console.WriteLine($"{count} kills, {broken} broken; the run after them exits with {last}; {folder.Left} files of killed runs are left");
        return broken == 0 ? 0 : 1;
    }
}
