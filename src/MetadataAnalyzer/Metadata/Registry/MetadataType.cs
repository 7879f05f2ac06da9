namespace MetadataAnalyzer.Metadata.Registry;

/// <summary>Where the files of one metadata type are and how they are named.</summary>
/// <param name="Name">Metadata API type name.</param>
/// <param name="Directory">Directory of the type; empty for a piece that lies directly in its parent's folder.</param>
/// <param name="Suffix">File suffix without the dot; empty when the type has none.</param>
/// <param name="Layout">How its files lie.</param>
internal sealed record MetadataType(string Name, string Directory, string Suffix, FileLayout Layout)
{
    /// <summary>Whether the type is known only below its directory.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Type of the folders its components lie in; null when they lie in none.</summary>
    public string? FolderType { get; init; }

    /// <summary>Whether the full name is the path below the directory: components in folders, and those folders.</summary>
    public bool IsNested { get; init; }

    /// <summary>Directory whose sub-folder prefixes the full name (territories of a model); null for all other types.</summary>
    public string? Under { get; init; }

    /// <summary>Parent of a child or piece.</summary>
    public string? Parent { get; init; }

    public string? LegacySuffix { get; init; }
}
