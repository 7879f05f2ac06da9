using System.Text.RegularExpressions;

namespace MetadataAnalyzer.Metadata.References;

/// <summary>
/// Reads patterns of names as texts to compare with. A pattern that these cannot express becomes a wider text.
/// </summary>
internal static class NamePattern
{
    private static readonly string[] Wildcards = [".*", ".+", "\\s*", "\\s+", "^", "$", "(?i)", "\\b", "(", ")", "?:"];

    /// <summary>The pattern of a LIKE: equality without a wildcard.</summary>
    public static (string Text, ReferenceComparison Comparison) OfLike(string pattern)
    {
        var parts = pattern.Split('%');
        var longest = parts.MaxBy(part => part.Length) ?? "";
        return parts.Length == 1 ? (pattern, ReferenceComparison.Equal)
            : parts[0].Length > 0 && parts[0].Length == longest.Length ? (parts[0], ReferenceComparison.StartsWith)
            : (longest, ReferenceComparison.Contains);
    }

    /// <summary>The alternatives of a regular expression that matches a whole name.</summary>
    public static IEnumerable<(string Text, ReferenceComparison Comparison)> OfRegex(string pattern)
    {
        foreach (var alternative in pattern.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            // What is not a letter of the name itself divides the pattern.
            var text = alternative;
            foreach (var wildcard in Wildcards)
            {
                text = text.Replace(wildcard, wildcard is "(" or ")" or "^" or "$" or "(?i)" or "?:" ? "" : "\0", StringComparison.Ordinal);
            }

            text = text.Replace("\\", "", StringComparison.Ordinal);
            var parts = text.Split('\0', '[', ']', '{', '}', '*', '+', '?', '.');
            var longest = parts.MaxBy(part => part.Length) ?? "";
            if (longest.Length > 0)
            {
                yield return (longest, parts.Length == 1 ? ReferenceComparison.Equal : ReferenceComparison.Contains);
            }
        }
    }
}

/// <summary>Finds ids of users (<c>005</c>), profiles (<c>00e</c>) and roles (<c>00E</c>) in a text.</summary>
internal static partial class LiteralIds
{
    public static IEnumerable<(int Index, string Id, ReferenceTarget Target)> Find(string text) =>
        text.Contains("00", StringComparison.Ordinal)
        ? Pattern().Matches(text).Select(match => (match.Index, match.Value, TargetOf(match.Value)))
        : [];

    /// <summary>The target of an id that is the whole text, or null.</summary>
    public static ReferenceTarget? Parse(string text) =>
        Pattern().Match(text) is { Success: true } match && match.Length == text.Length ? TargetOf(text) : null;

    private static ReferenceTarget TargetOf(string id) => id[2] switch
    {
        '5' => ReferenceTarget.User,
        'e' => ReferenceTarget.Profile,
        _ => ReferenceTarget.Role,
    };

    // A key prefix, then a pod, a reserved character and the number: 15 characters, or 18 with the checksum.
    [GeneratedRegex("(?<![A-Za-z0-9])(?:005|00e|00E)[A-Za-z0-9]{12}(?:[A-Z0-5]{3})?(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
