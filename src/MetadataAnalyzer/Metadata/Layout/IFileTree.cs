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

    /// <summary>The entries of a directory, sorted by name; none when there is no such directory.</summary>
    /// <exception cref="UnreadableContentException">The directory cannot be listed.</exception>
    IReadOnlyList<TreeEntry> Children(string directory);

    /// <summary>Whether a file is beyond the read limit of a zip file.</summary>
    bool IsLeftOut(string path);

    /// <summary>The bytes of a file. Safe to call from several threads.</summary>
    /// <exception cref="UnreadableContentException">The file is too large, damaged or not accessible.</exception>
    FileContent Read(string path);
}

/// <summary>A file or directory of a tree.</summary>
/// <param name="Name">Last segment of its path.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Length in bytes; 0 for a directory.</param>
internal readonly record struct TreeEntry(string Name, TreeEntryKind Kind, long Length = 0)
{
    public bool IsFile => Kind == TreeEntryKind.File;

    public bool IsDirectory => Kind == TreeEntryKind.Directory;
}

/// <summary>The kinds of entry of a tree.</summary>
internal enum TreeEntryKind
{
    File,
    Directory,

    /// <summary>A link to a directory, which is not followed: it can lead out of the project, or in a circle.</summary>
    DirectoryLink,
}

/// <summary>'/'-separated relative paths.</summary>
internal static class TreePath
{
    public static string Combine(string directory, string name) => directory.Length == 0 ? name : $"{directory}/{name}";

    /// <summary>
    /// The path without leading <c>./</c>, doubled or trailing slashes and inner <c>a/..</c>; null when it leads out of its root.
    /// </summary>
    public static string? Normalize(string path)
    {
        if (path.StartsWith('/') || path.StartsWith('\\') || path.Contains('\0', StringComparison.Ordinal)
            || (path.Length > 1 && path[1] == ':'))
        {
            return null;
        }

        var segments = new List<string>();
        foreach (var segment in path.Split('/', '\\'))
        {
            if (segment == "..")
            {
                if (segments.Count == 0)
                {
                    return null;
                }

                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("" or "."))
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }
}

/// <summary>The tree seen from the project's root: the one seam through which the bytes of its files are read.</summary>
internal sealed class ProjectTree(IFileTree tree, string root) : IDisposable
{
    /// <summary>The bytes of a file. Safe to call from several threads.</summary>
    /// <param name="path">Relative to the project root.</param>
    /// <exception cref="UnreadableContentException">The file is too large, damaged or not accessible.</exception>
    public FileContent Read(string path) => tree.Read(TreePath.Combine(root, path));

    /// <summary>Whether a file is beyond the read limit of a zip file.</summary>
    public bool IsLeftOut(PackageFile file) => tree.IsLeftOut(TreePath.Combine(root, file.Path));

    public void Dispose() => tree.Dispose();
}
