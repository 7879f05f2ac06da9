namespace MetadataAnalyzer.Benchmarks;

/// <summary>Starts two runs into one folder at once. None fails, and each report is a whole file of one of them.</summary>
internal static class SimultaneousRuns
{
    private const int Pairs = 50;

    /// <returns>1 when a run fails or a report is not whole.</returns>
    public static int Run(FuzzOptions options)
    {
        using var folder = new ReportFolder();
        var (one, other) = (folder.Variant("One"), folder.Variant("Other"));
        var (broken, failed, left) = (0, 0, 0);
        var count = options.Count ?? Pairs;
        for (var pair = 0; pair < count; pair++)
        {
            folder.Empty();
            using var first = folder.Start(one);
            using var second = folder.Start(other);
            foreach (var process in new[] { first, second })
            {
                process.WaitForExit();
                failed += process.ExitCode == 0 ? 0 : 1;
            }

            broken += folder.Broken($"pair {pair + 1}", one, other);
            left += folder.Left;
        }

        Console.WriteLine($"{count} pairs, {failed} runs failed, {broken} reports broken, {left} files left over");
        return broken + failed + left == 0 ? 0 : 1;
    }
}
