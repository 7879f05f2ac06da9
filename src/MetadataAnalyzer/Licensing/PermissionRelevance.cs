namespace MetadataAnalyzer.Licensing;

/// <summary>What a user permission is good for, seen from an API client.</summary>
public enum PermissionRelevance
{
    /// <summary>Only acts in a browser, desktop or mobile session: an API-only user loses nothing with it.</summary>
    Ui,

    /// <summary>Changes what an API client can read, write, run or log in with.</summary>
    Api,

    /// <summary>Setup or administration power.</summary>
    Admin,

    /// <summary>Belongs to a product, see <see cref="PermissionEntry.Feature"/>.</summary>
    Feature,

    /// <summary>No public statement settles it.</summary>
    Unclear,
}
