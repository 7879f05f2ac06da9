using System.Collections.Immutable;
using System.IO.Enumeration;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Analysis.Policies;

/// <summary>What a single condition asks for.</summary>
/// <param name="Key">The condition's key: <c>name</c>, <c>userPermission</c> …</param>
/// <param name="Patterns">Names with <c>*</c> and <c>?</c>, in any case; one has to fit.</param>
internal sealed record PolicyAsk(string Key, ImmutableArray<string> Patterns)
{
    /// <summary>What is granted; null when the condition is about something else.</summary>
    public AccessKind? Kind { get; init; }

    /// <summary>Rights of which a grant must give one; none for any.</summary>
    public AccessRights Rights { get; init; }

    /// <summary>Whether findings stand at what fits.</summary>
    public bool IsGrant { get; init; }

    public bool Fits(PolicyHolding holding) =>
        (Rights == AccessRights.None || (holding.Rights & Rights) != AccessRights.None)
        && Patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, holding.Name, ignoreCase: true));

    public string Describe()
    {
        var rights = Rights == AccessRights.None ? "" : $" ({string.Join(" or ", AccessKinds.Describe(Rights).Split(", "))})";
        return $"{(Kind is { } kind ? AccessKinds.Singular(kind) : Words(Key))} {string.Join(" or ", Patterns.Select(pattern => $"'{pattern}'"))}{rights}";
    }

    /// <summary><c>permissionSet</c> as <c>permission set</c>.</summary>
    private static string Words(string key) => string.Concat(key.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
