namespace MetadataAnalyzer.Access;

/// <summary>What stands against assigning a permission set again after the switch.</summary>
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
}
