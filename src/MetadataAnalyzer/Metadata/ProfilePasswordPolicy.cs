using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>The password policy of one profile.</summary>
public sealed class ProfilePasswordPolicy : MetadataComponent
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.ProfilePasswordPolicy;

    /// <summary>The profile, by its lower-cased file name.</summary>
    public required NamedReference Profile { get; init; }

    /// <summary>Days until a password expires; 0 is never, null when the file does not say.</summary>
    public int? PasswordExpiration { get; init; }

    /// <summary>What the file sets, by element; without <see cref="Profile"/>, so that two that set the same are equal for whomever they are.</summary>
    public ImmutableSortedDictionary<string, string> Settings { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
