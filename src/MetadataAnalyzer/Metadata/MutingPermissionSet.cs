namespace MetadataAnalyzer.Metadata;

/// <summary>A muting permission set: what it lists is taken away from the group that names it, and from that group only.</summary>
public sealed class MutingPermissionSet : PermissionContainer
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.MutingPermissionSet;
}
