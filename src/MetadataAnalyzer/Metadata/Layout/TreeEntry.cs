namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>A file or directory of a tree.</summary>
/// <param name="Name">Last segment of its path.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Length in bytes; 0 for a directory.</param>
internal readonly record struct TreeEntry(string Name, TreeEntryKind Kind, long Length = 0)
{
    public bool IsFile => Kind == TreeEntryKind.File;

    public bool IsDirectory => Kind == TreeEntryKind.Directory;
}
