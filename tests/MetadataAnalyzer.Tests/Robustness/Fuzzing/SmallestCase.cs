using System.Text;

namespace MetadataAnalyzer.Tests.Robustness.Fuzzing;

/// <summary>Takes out of a failing case what the failure does not need: whole files, then lines, by halves.</summary>
internal static class SmallestCase
{
    /// <param name="fuzz">A case that fails.</param>
    /// <param name="property">The property that it breaks; the smaller case breaks the same.</param>
    /// <param name="attempts">Most cases that are run.</param>
    public static FuzzCase Of(FuzzCase fuzz, string property, int attempts)
    {
        var left = attempts;
        foreach (var path in fuzz.Files.Keys)
        {
            Try(fuzz with { Files = fuzz.Files.Remove(path) });
        }

        foreach (var path in fuzz.Files.Keys)
        {
            var lines = Lines(path);
            for (var size = Math.Max(1, lines.Length / 2); size >= 1 && left > 0; size /= 2)
            {
                for (var at = 0; at < lines.Length && left > 0;)
                {
                    string[] shorter = [.. lines[..at], .. lines[Math.Min(at + size, lines.Length)..]];
                    var content = Encoding.Latin1.GetBytes(string.Join('\n', shorter));
                    at += Try(fuzz with { Files = fuzz.Files.SetItem(path, content) }) ? 0 : size;
                    lines = Lines(path);
                }
            }
        }

        return fuzz;

        string[] Lines(string path) => Encoding.Latin1.GetString(fuzz.Files[path]).Split('\n');

        bool Try(FuzzCase smaller)
        {
            if (left-- <= 0 || smaller.Run()?.Property != property)
            {
                return false;
            }

            fuzz = smaller;
            return true;
        }
    }
}
