namespace MetadataAnalyzer.Metadata;

/// <summary>How the project's files are laid out.</summary>
public enum ProjectFormat
{
    /// <summary>sfdx source format in a folder.</summary>
    Source,

    /// <summary>Metadata API format in a folder.</summary>
    Mdapi,

    /// <summary>sfdx source format in a zip file.</summary>
    ZipSource,

    /// <summary>Metadata API format in a zip file.</summary>
    ZipMdapi,
}
