using System.Text.RegularExpressions;

namespace MetadataAnalyzer.Metadata.References;

/// <summary>Finds ids of users (<c>005</c>), profiles (<c>00e</c>) and roles (<c>00E</c>) in a text.</summary>
internal static partial class LiteralIds
{
    public static IEnumerable<(int Index, string Id, ReferenceTarget Target)> Find(string text) => text.Contains("00", StringComparison.Ordinal)
        ? Pattern().Matches(text).Select(match => (match.Index, match.Value, TargetOf(match.Value)))
        : [];

    /// <summary>What the id that makes up the whole text names, or null.</summary>
    public static ReferenceTarget? Parse(string text) => Pattern().Match(text) is { Success: true } match && match.Length == text.Length ? TargetOf(text) : null;

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
