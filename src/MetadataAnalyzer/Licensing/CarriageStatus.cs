namespace MetadataAnalyzer.Licensing;

/// <summary>Whether the integration licence, with its permission set licence, can hold something.</summary>
public enum CarriageStatus
{
    /// <summary>Seen on the licence, or the org's own capability row says so.</summary>
    Allowed,

    /// <summary>Refused in public, or the org's own capability row says so.</summary>
    Blocked,

    /// <summary>No evidence either way.</summary>
    Unknown,
}
