namespace MetadataAnalyzer.Metadata.Registry;

/// <summary>How the files of a metadata type lie, as the registry file names it.</summary>
internal enum FileLayout
{
    /// <summary>One file is one component.</summary>
    File,

    /// <summary><c>X.suffix-meta.xml</c> describes <c>X.suffix</c> beside it.</summary>
    Content,

    /// <summary>The folder below the type's directory is one component.</summary>
    Bundle,

    /// <summary>The folder two levels below the type's directory is one component.</summary>
    Bundle2,

    /// <summary><c>X.suffix-meta.xml</c> describes a file or folder <c>X</c> beside it.</summary>
    Mixed,

    /// <summary>A component <c>Parent.Name</c> in a file of its own below the parent's folder.</summary>
    Child,

    /// <summary>A part of the parent in a file of its own; no component.</summary>
    Piece,
}
