namespace MetadataAnalyzer.Metadata;

/// <summary>An object definition, standard or custom, as far as rights depend on it.</summary>
public sealed class CustomObject : MetadataComponent
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.CustomObject;

    public string? Label { get; init; }

    /// <summary><c>List</c> or <c>Hierarchy</c> when the object is a custom setting; else null.</summary>
    public string? CustomSettingsType { get; init; }

    /// <summary>Organisation-wide default, such as <c>ControlledByParent</c>.</summary>
    public string? SharingModel { get; init; }

    /// <summary><c>Deployed</c>, <c>InDevelopment</c>; null when the file does not say.</summary>
    public string? DeploymentStatus { get; init; }
}
