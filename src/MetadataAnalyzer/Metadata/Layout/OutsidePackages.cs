namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>Finds profiles and permission sets that lie beside the package directories of a project, where they are not read.</summary>
internal static class OutsidePackages
{
    private static readonly string[] Directories = ["profiles", "permissionsets"];
    private static readonly string[] Types = [MetadataTypes.Profile, MetadataTypes.PermissionSet];

    /// <summary>The layout with a problem for each folder outside its package directories that holds profiles or permission sets.</summary>
    /// <param name="layout">A project with a project file.</param>
    /// <param name="tree">Where it lies.</param>
    /// <param name="options">Limits.</param>
    public static ProjectLayout Report(ProjectLayout layout, IFileTree tree, MetadataReadOptions options)
    {
        if (layout.PackageDirectories.Contains("", StringComparer.Ordinal))
        {
            return layout;
        }

        var found = Find(layout, tree, options)
            .GroupBy(file => file.Folder, StringComparer.Ordinal)
            .OrderBy(folder => folder.Key, StringComparer.Ordinal)
            .Select(folder => new UnreadableFile("", folder.Key, Location.File(ProjectDiscovery.ProjectFileName), Message(folder.Key, [.. folder])) { IsOutsidePackages = true });
        return layout with { Problems = [.. layout.Problems, .. found] };
    }

    private static string Message(string folder, (string Folder, FileRole Role)[] files)
    {
        var place = folder.Length == 0 ? "the project's root folder" : $"folder '{folder}'";
        var give = folder.Length == 0 ? "give them a folder that packageDirectories lists" : $"add '{folder}' to packageDirectories, or give its path to read it by itself";
        return $"{Count(files, MetadataTypes.Profile, "profile")} and {Count(files, MetadataTypes.PermissionSet, "permission set")} in {place} lie outside the package directories and are not read; {give}";
    }

    private static string Count((string Folder, FileRole Role)[] files, string type, string noun)
    {
        var count = files.Where(file => file.Role.Type.Name == type).DistinctBy(file => file.Role.FullName, ApiName.Comparer).Count();
        return count == 1 ? $"1 {noun}" : $"{count} {noun}s";
    }

    private static IEnumerable<(string Folder, FileRole Role)> Find(ProjectLayout layout, IFileTree tree, MetadataReadOptions options)
    {
        var visited = 0;
        var pending = new Stack<string>([""]);
        while (visited < options.MaxEntries && pending.TryPop(out var directory))
        {
            foreach (var child in ProjectDiscovery.Children(tree, TreePath.Combine(layout.Root, directory).TrimEnd('/')))
            {
                visited++;
                var path = TreePath.Combine(directory, child.Name);
                if (child.IsDirectory && !ProjectDiscovery.IsSkipped(child.Name) && !layout.PackageDirectories.Contains(path, StringComparer.Ordinal))
                {
                    pending.Push(path);
                }

                if (child.IsFile && FolderOf(path) is { } folder && FileClassifier.Classify(path) is { } role && Types.Contains(role.Type.Name, StringComparer.Ordinal))
                {
                    yield return (folder, role);
                }
            }
        }
    }

    /// <summary>The folder that holds a file's type folder; null when no type folder is above the file.</summary>
    private static string? FolderOf(string path)
    {
        var segments = path.Split('/');
        var index = Array.FindIndex(segments, 0, segments.Length - 1, segment => Directories.Contains(segment, StringComparer.OrdinalIgnoreCase));
        return index < 0 ? null : string.Join('/', segments.Take(index));
    }
}
