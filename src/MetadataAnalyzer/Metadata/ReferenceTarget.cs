namespace MetadataAnalyzer.Metadata;

/// <summary>What a reference names.</summary>
public enum ReferenceTarget
{
    /// <summary>A user, by username or id.</summary>
    User,

    /// <summary>A profile, by label, API name or id.</summary>
    Profile,

    /// <summary>A permission set or permission set group, by label, API name or id.</summary>
    PermissionSet,

    /// <summary>A custom permission, by API name.</summary>
    CustomPermission,

    /// <summary>A role, by label, API name or id.</summary>
    Role,

    /// <summary>A user licence, by name.</summary>
    UserLicense,

    /// <summary>A hierarchy custom setting, whose rows may belong to a profile or a user; by the object's API name.</summary>
    HierarchySetting,
}
