namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>Lists the files of the package directories, each once, without those that are ignored.</summary>
internal sealed class PackageWalk(IFileTree tree, string root, IReadOnlyList<string> packages, ForceIgnore ignore,
    MetadataReadOptions options)
{
    private readonly List<PackageFile> _files = [];
    private readonly List<UnreadableFile> _problems = [];
    private int _visited;

    /// <summary>Links that were not followed and folders that cannot be listed.</summary>
    public IReadOnlyList<UnreadableFile> Problems => _problems;

    /// <exception cref="ProjectNotFoundException">There are more files than the options allow.</exception>
    public List<PackageFile> Files(CancellationToken cancellationToken)
    {
        for (var package = 0; package < packages.Count; package++)
        {
            Walk(package, cancellationToken);
        }

        return _files;
    }

    private void Walk(int package, CancellationToken cancellationToken)
    {
        var start = packages[package];
        if (IsBelowIgnored(start))
        {
            return;
        }

        var pending = new Stack<string>([start]);
        while (pending.TryPop(out var directory))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var child in Children(directory))
            {
                if (++_visited > options.MaxEntries)
                {
                    throw new ProjectNotFoundException(
                        $"the project has more than {options.MaxEntries} files and folders; give a folder that holds only metadata");
                }

                Visit(TreePath.Combine(directory, child.Name), child, package, pending);
            }
        }
    }

    private void Visit(string path, TreeEntry child, int package, Stack<string> pending)
    {
        // The command line's own rule: files and folders that begin with a dot are never metadata.
        if (child.Name[0] == '.' || ignore.Ignores(path, !child.IsFile))
        {
            return;
        }

        if (child.IsFile)
        {
            if (!IsProjectFile(path, child.Name))
            {
                _files.Add(new PackageFile(path, child.Length, package));
            }

            return;
        }

        // A package directory inside another one is walked as its own, so that no file counts twice.
        if (ProjectDiscovery.IsSkipped(child.Name) || packages.Contains(path, StringComparer.Ordinal))
        {
            return;
        }

        if (child.IsDirectory)
        {
            pending.Push(path);
        }
        else
        {
            AddProblem(path, "a link to a folder is not followed; name the real folder as a package directory");
        }
    }

    private IReadOnlyList<TreeEntry> Children(string directory)
    {
        try
        {
            return tree.Children(TreePath.Combine(root, directory).TrimEnd('/'));
        }
        catch (UnreadableContentException exception)
        {
            AddProblem(directory, exception.Message);
            return [];
        }
    }

    private void AddProblem(string path, string message) => _problems.Add(new UnreadableFile("", path, Location.None, message));

    private bool IsBelowIgnored(string package)
    {
        for (var slash = package.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = package.IndexOf('/', slash + 1))
        {
            if (ignore.Ignores(package[..slash], isDirectory: true))
            {
                return true;
            }
        }

        return package.Length > 0 && ignore.Ignores(package, isDirectory: true);
    }

    /// <summary>The project's own files beside the metadata: its project file, manifests of a retrieve or of a deletion.</summary>
    private static bool IsProjectFile(string path, string name) =>
        path == name
        && (name is ProjectDiscovery.ProjectFileName or ProjectDiscovery.ManifestName
            || (name.StartsWith("destructiveChanges", StringComparison.Ordinal) && name.EndsWith(".xml", StringComparison.Ordinal)));
}

/// <summary>Finds profiles and permission sets that are beside the package directories of a project, where they are not read.</summary>
internal static class OutsidePackages
{
    private static readonly string[] Directories = ["profiles", "permissionsets"];
    private static readonly string[] Types = [MetadataTypes.Profile, MetadataTypes.PermissionSet];

    /// <summary>The layout with a problem for each folder outside its package directories that holds profiles or permission sets.</summary>
    /// <param name="layout">A project with a project file.</param>
    /// <param name="tree">Where it is.</param>
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
            .Select(folder => new UnreadableFile("", folder.Key, Location.File(ProjectDiscovery.ProjectFileName),
                Message(folder.Key, [.. folder]))
            { IsOutsidePackages = true });
        return layout with { Problems = [.. layout.Problems, .. found] };
    }

    private static string Message(string folder, (string Folder, FileRole Role)[] files)
    {
        var place = folder.Length == 0 ? "the project's root folder" : $"folder '{folder}'";
        var give = folder.Length == 0 ? "give them a folder that packageDirectories lists"
            : $"add '{folder}' to packageDirectories, or give its path to read it by itself";
        var (profiles, sets) = (Count(files, MetadataTypes.Profile, "profile"),
            Count(files, MetadataTypes.PermissionSet, "permission set"));
        return $"{profiles} and {sets} in {place} lie outside the package directories and are not read; {give}";
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
                if (child.IsDirectory && !ProjectDiscovery.IsSkipped(child.Name)
                    && !layout.PackageDirectories.Contains(path, StringComparer.Ordinal))
                {
                    pending.Push(path);
                }

                if (child.IsFile && FolderOf(path) is { } folder && FileClassifier.Classify(path) is { } role
                    && Types.Contains(role.Type.Name, StringComparer.Ordinal))
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
        var index = Array.FindIndex(segments, 0, segments.Length - 1,
            segment => Directories.Contains(segment, StringComparer.OrdinalIgnoreCase));
        return index < 0 ? null : string.Join('/', segments.Take(index));
    }
}
