namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>A folder or a zip file as a tree of '/'-separated relative paths; the empty path is its root.</summary>
internal interface IFileTree : IDisposable
{
    bool IsZip { get; }

    /// <summary>Entries that were refused for their names, which no path leads to.</summary>
    IReadOnlyList<UnreadableFile> Refused { get; }

    bool FileExists(string path);

    bool DirectoryExists(string path);

    /// <summary>Whether a link on the way to a file or directory leads out of the tree, so that it is not read.</summary>
    bool LeadsOutside(string path);

    /// <summary>What a directory holds, sorted by name; nothing when there is no such directory.</summary>
    /// <exception cref="UnreadableContentException">The directory cannot be listed.</exception>
    IReadOnlyList<TreeEntry> Children(string directory);

    /// <summary>Whether a file lies beyond what is read of a zip file in all.</summary>
    bool IsLeftOut(string path);

    /// <summary>The bytes of a file. Safe to call from several threads.</summary>
    /// <exception cref="UnreadableContentException">The file is too large, damaged or not accessible.</exception>
    FileContent Read(string path);
}
