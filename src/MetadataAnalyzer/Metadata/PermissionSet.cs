namespace MetadataAnalyzer.Metadata;

/// <summary>A permission set.</summary>
public sealed class PermissionSet : PermissionContainer
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.PermissionSet;

    /// <summary>The user licence (by name) or permission set licence (by developer name) it is bound to, trimmed; null when it has none.</summary>
    public string? License { get; init; }

    /// <summary>Where <see cref="License"/> stands; the root element when there is none.</summary>
    public Location LicenseLocation { get; init; }

    /// <summary>Whether the set grants nothing until a session activates it.</summary>
    public bool HasActivationRequired { get; init; }
}
