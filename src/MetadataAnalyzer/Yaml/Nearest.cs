namespace MetadataAnalyzer.Yaml;

/// <summary>The known names nearest to a mistyped one.</summary>
public static class Nearest
{
    private const int Suggestions = 3;

    /// <summary>Least length of a name that counts as the start of a known one.</summary>
    private const int ShortestStart = 3;

    /// <summary><c>; did you mean …?</c> with the nearest names and those that begin with the name; empty when none is near.</summary>
    public static string Suggestion(string name, IEnumerable<string> known)
    {
        var near = known
            .Select(candidate => (Name: candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(candidate => (candidate.Distance <= Math.Max(2, name.Length / 3) && candidate.Distance < name.Length)
                || (name.Length >= ShortestStart && candidate.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Take(Suggestions).Select(candidate => candidate.Name).ToList();
        return near.Count == 0 ? "" : $"; did you mean {string.Join(", ", near)}?";
    }

    /// <summary>Insertions, deletions and replacements from one text to the other.</summary>
    private static int Distance(string from, string to)
    {
        var previous = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var row = 1; row <= from.Length; row++)
        {
            var current = new int[to.Length + 1];
            current[0] = row;
            for (var column = 1; column <= to.Length; column++)
            {
                var replaced = previous[column - 1] + (from[row - 1] == to[column - 1] ? 0 : 1);
                current[column] = Math.Min(replaced, Math.Min(previous[column], current[column - 1]) + 1);
            }

            previous = current;
        }

        return previous[to.Length];
    }
}
