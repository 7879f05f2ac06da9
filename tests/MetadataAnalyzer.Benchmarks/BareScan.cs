using System.Xml;

namespace MetadataAnalyzer.Benchmarks;

/// <summary>
/// The least that any reader of the project must do: pull every node of the files that grant access through an <see cref="XmlReader"/>,
/// and read the bytes of the rest. What the analyzer takes is given as a multiple of this.
/// </summary>
internal static class BareScan
{
    private static readonly string[] AccessSuffixes =
        [".profile", ".permissionset", ".permissionsetgroup", ".mutingpermissionset"];

    /// <param name="root">Project folder; exports are part of the rest.</param>
    /// <param name="threads">How many files are read at a time.</param>
    /// <returns>Nodes pulled plus bytes read, so that no work can be left out.</returns>
    public static long Run(string root, int threads)
    {
        var total = 0L;
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => new FileInfo(path))
            .OrderByDescending(file => file.Length)
            .ThenBy(file => file.FullName, StringComparer.Ordinal);
        Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = threads }, file =>
            Interlocked.Add(ref total, IsAccessFile(file.Name) ? CountNodes(file.FullName) : CountBytes(file.FullName)));
        return total;
    }

    private static bool IsAccessFile(string name)
    {
        var stem = name.EndsWith("-meta.xml", StringComparison.Ordinal) ? name[..^"-meta.xml".Length] : name;
        return AccessSuffixes.Any(suffix => stem.EndsWith(suffix, StringComparison.Ordinal));
    }

    private static long CountNodes(string path)
    {
        using var reader = XmlReader.Create(new MemoryStream(File.ReadAllBytes(path)), new() { DtdProcessing = DtdProcessing.Prohibit });
        var nodes = 0L;
        while (reader.Read())
        {
            nodes++;
        }

        return nodes;
    }

    private static long CountBytes(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        var buffer = new byte[1 << 16];
        var bytes = 0L;
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            bytes += read;
        }

        return bytes;
    }
}
