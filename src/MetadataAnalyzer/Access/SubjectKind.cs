namespace MetadataAnalyzer.Access;

/// <summary>What gets a verdict.</summary>
public enum SubjectKind
{
    /// <summary>A user of the users export.</summary>
    User,

    /// <summary>A profile, when no users export is given.</summary>
    Profile,
}
