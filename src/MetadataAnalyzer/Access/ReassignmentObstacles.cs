namespace MetadataAnalyzer.Access;

/// <summary>
/// What stands against assigning a permission set again after the switch. The rights of a set count only when it has no licence or one of
/// the move's: what a set on another licence holds, that licence has to carry.
/// </summary>
[Flags]
public enum ReassignmentObstacles
{
    None = 0,

    /// <summary>The set is bound to a user licence other than <c>Salesforce Integration</c>.</summary>
    OtherUserLicense = 1,

    /// <summary>The set is bound to a permission set licence other than the one for API integration.</summary>
    OtherPermissionSetLicense = 2,

    /// <summary>
    /// The set grants a user permission or object right that the licence is proven not to carry. Whether the subject needs it does not
    /// matter: the platform refuses the set as a whole.
    /// </summary>
    BlockedRight = 4,

    /// <summary>The only blocked rights of the set are muted by its group.</summary>
    MutedBlockedRight = 8,

    /// <summary>A member of the group cannot be assigned.</summary>
    GroupMember = 16,

    /// <summary>The set or group is not in the project, so that what it holds is unknown.</summary>
    NotInProject = 32,

    /// <summary>The set grants a user permission or object right of which it is not known whether the licence carries it.</summary>
    UnknownRight = 64,

    /// <summary>The set is bound to a licence that neither the exports nor the catalogue know.</summary>
    UnknownLicense = 128,

    /// <summary>
    /// The licence of the set is in doubt: its file and the export name different ones, or the user cannot hold the set today, because it is
    /// bound to a user licence that is not the user's.
    /// </summary>
    LicenseInDoubt = 256,
}
