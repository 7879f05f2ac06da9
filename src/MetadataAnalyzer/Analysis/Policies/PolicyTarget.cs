namespace MetadataAnalyzer.Analysis.Policies;

/// <summary>What a policy looks at.</summary>
public enum PolicyTarget
{
    PermissionSet,
    Profile,

    /// <summary>Connected apps and external client apps.</summary>
    ConnectedApp,

    Subject,
}
