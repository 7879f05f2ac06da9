using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>The password policy of one profile.</summary>
public sealed class ProfilePasswordPolicy : MetadataComponent
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.ProfilePasswordPolicy;

    /// <summary>The profile, by its lower-cased file name.</summary>
    public required NamedReference Profile { get; init; }

    /// <summary>Days until a password expires; 0 is never, null when not given.</summary>
    public int? PasswordExpiration { get; init; }

    /// <summary>
    /// The settings of the file, by element; without <see cref="Profile"/>, so that the same settings of two profiles are equal.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Settings { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>The session setting of one profile.</summary>
public sealed class ProfileSessionSetting : MetadataComponent
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.ProfileSessionSetting;

    /// <summary>The profile, by its lower-cased file name.</summary>
    public required NamedReference Profile { get; init; }

    /// <summary><c>LOW</c>, <c>STANDARD</c> or <c>HIGH_ASSURANCE</c>; the last stops API logins that cannot raise the level.</summary>
    public string? RequiredSessionLevel { get; init; }

    /// <summary>
    /// The settings of the file, by element; without <see cref="Profile"/>, so that the same settings of two profiles are equal.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Settings { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
