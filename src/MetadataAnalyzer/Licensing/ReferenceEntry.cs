using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Licensing;

/// <summary>What a place of the metadata does with the user or profile that it names.</summary>
public sealed record ReferenceEntry
{
    /// <summary>The element.</summary>
    public required ReferencePlace Place { get; init; }

    /// <summary>What follows for the users of a profile that is named there.</summary>
    public required ProfilePlaceEffect Decides { get; init; }

    /// <summary>Whether a profile named there decides only what pages show.</summary>
    public bool DecidesUserInterface => Decides == ProfilePlaceEffect.UserInterface;

    /// <summary>Whether the platform keeps the place with the profile, so that it goes when the profile is deleted and is never named elsewhere.</summary>
    public required bool IsKeptByPlatform { get; init; }

    /// <summary>User permissions that the place asks of a user.</summary>
    public required ImmutableArray<string> Needs { get; init; }

    /// <summary>Whether the user has to work in the user interface there.</summary>
    public required bool NeedsUserInterface { get; init; }

    /// <summary>The reason that a user named there never moves, as a phrase; null when such a user may.</summary>
    public required string? NeverCandidate { get; init; }

    /// <summary>What the place does, in words that follow "names it; ".</summary>
    public required string Says { get; init; }

    /// <summary>Whether another rule speaks of the place.</summary>
    public required bool HasOtherRule { get; init; }

    /// <summary>Where that is known from.</summary>
    public required EvidenceSource Source { get; init; }
}
