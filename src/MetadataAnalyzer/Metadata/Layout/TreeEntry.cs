namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>A file or directory of a tree.</summary>
/// <param name="Name">Last segment of its path.</param>
/// <param name="IsDirectory">Whether it is a directory.</param>
/// <param name="Length">Length in bytes; 0 for a directory.</param>
internal readonly record struct TreeEntry(string Name, bool IsDirectory, long Length);
