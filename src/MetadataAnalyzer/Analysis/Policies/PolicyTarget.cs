namespace MetadataAnalyzer.Analysis.Policies;

/// <summary>What a policy looks at.</summary>
public enum PolicyTarget
{
    PermissionSet,
    Profile,
    ConnectedApp,
    Subject,
}
