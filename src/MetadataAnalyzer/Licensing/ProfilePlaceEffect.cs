namespace MetadataAnalyzer.Licensing;

/// <summary>What a place that names a profile decides for the users of that profile.</summary>
public enum ProfilePlaceEffect
{
    /// <summary>What they may do or see through any client, or who administers them.</summary>
    Access,

    /// <summary>What pages show them.</summary>
    UserInterface,

    /// <summary>Whether they are members of a site, which an API-only user cannot open.</summary>
    SiteMembership,

    /// <summary>Nothing: it is about other users, such as those that a registration creates.</summary>
    OtherUsers,
}
