namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>What an entry of a tree is.</summary>
internal enum TreeEntryKind
{
    File,
    Directory,

    /// <summary>A link to a directory, which is not followed: it can lead out of the project, or in a circle.</summary>
    DirectoryLink,
}
