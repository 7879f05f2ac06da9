namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>The tree seen from the project's root: the one seam through which the bytes of its files are read.</summary>
internal sealed class ProjectTree(IFileTree tree, string root) : IDisposable
{
    /// <summary>The bytes of a file. Safe to call from several threads.</summary>
    /// <param name="path">Relative to the project root.</param>
    /// <exception cref="UnreadableContentException">The file is too large, damaged or not accessible.</exception>
    public FileContent Read(string path) => tree.Read(TreePath.Combine(root, path));

    /// <summary>Whether a file lies beyond what is read of a zip file in all.</summary>
    public bool IsLeftOut(PackageFile file) => tree.IsLeftOut(TreePath.Combine(root, file.Path));

    public void Dispose() => tree.Dispose();
}
