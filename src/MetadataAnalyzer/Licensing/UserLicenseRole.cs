namespace MetadataAnalyzer.Licensing;

/// <summary>What a user licence means for the move.</summary>
public enum UserLicenseRole
{
    /// <summary>The full licence: its users can move.</summary>
    Source,

    /// <summary>The integration licence: its users have moved.</summary>
    Target,

    /// <summary>Its users never move.</summary>
    Never,

    /// <summary>A cheaper licence whose saving is not assessed.</summary>
    OutOfScope,
}
