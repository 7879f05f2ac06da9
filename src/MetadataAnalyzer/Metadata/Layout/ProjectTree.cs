namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>The tree seen from the project's root: the seam through which every file's bytes are read.</summary>
internal sealed class ProjectTree(IFileTree tree, string root)
{
    public FileContent Read(PackageFile file) => tree.Read(TreePath.Combine(root, file.Path));
}
