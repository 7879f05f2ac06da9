namespace MetadataAnalyzer.Licensing;

/// <summary>Which name of a subject a <see cref="NamePattern"/> reads.</summary>
public enum NameTarget
{
    /// <summary>The user's full name.</summary>
    Name,

    /// <summary>The username, up to the @.</summary>
    Username,

    /// <summary>The e-mail address, up to the @.</summary>
    Email,

    Alias,

    /// <summary>API name or label of the profile.</summary>
    Profile,

    /// <summary>API name or label of a permission set.</summary>
    PermissionSet,

    /// <summary>Name of an application in the login history.</summary>
    Application,
}
