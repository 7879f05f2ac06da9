namespace MetadataAnalyzer.Metadata;

/// <summary>A custom permission.</summary>
public sealed class CustomPermission : MetadataComponent
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.CustomPermission;

    public string? Label { get; init; }

    public bool IsLicensed { get; init; }
}
