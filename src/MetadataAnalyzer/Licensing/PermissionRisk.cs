namespace MetadataAnalyzer.Licensing;

/// <summary>Weight of a user permission in a least-privilege review of an integration user.</summary>
public enum PermissionRisk
{
    None,
    Low,
    Medium,
    High,
    Critical,
}
