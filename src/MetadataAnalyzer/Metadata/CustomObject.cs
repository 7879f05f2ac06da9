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

    /// <summary><c>Deployed</c>, <c>InDevelopment</c>; null when not given.</summary>
    public string? DeploymentStatus { get; init; }
}

/// <summary>A field, named <c>Object.Field</c>, as far as field permissions depend on it.</summary>
public sealed class CustomField : MetadataComponent
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.CustomField;

    /// <summary>Field type (<c>Text</c>, <c>MasterDetail</c> …); null for a standard field that only sets attributes.</summary>
    public string? Type { get; init; }

    /// <summary>Whether the field is required on the object itself, so that no field permission can be set for it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the field is a formula, which cannot be edited.</summary>
    public bool IsFormula { get; init; }

    /// <summary>Object a lookup or master-detail field points at.</summary>
    public string? ReferenceTo { get; init; }

    /// <summary>Whether the field makes its object the detail of <see cref="ReferenceTo"/>.</summary>
    public bool IsMasterDetail => string.Equals(Type, "MasterDetail", StringComparison.OrdinalIgnoreCase);
}
