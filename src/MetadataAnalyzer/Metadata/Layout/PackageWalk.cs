namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>Lists the files of the package directories, each once, without those that are ignored.</summary>
internal sealed class PackageWalk(IFileTree tree, string root, IReadOnlyList<string> packages, ForceIgnore ignore, MetadataReadOptions options)
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
                    throw new ProjectNotFoundException($"the project has more than {options.MaxEntries} files and folders; give a folder that holds only metadata");
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
