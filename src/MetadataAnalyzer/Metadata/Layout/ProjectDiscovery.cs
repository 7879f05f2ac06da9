using System.Collections.Immutable;
using System.Xml;
using MetadataAnalyzer.Files;

namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>
/// Finds the project in a folder or zip file: at its root, or else the nearest one below. Type folders without a project file and without a
/// manifest make one
/// source project together, wherever they are; folders that each have a manifest are the parts of one retrieve.
/// </summary>
internal static class ProjectDiscovery
{
    internal const string ProjectFileName = "sfdx-project.json";
    internal const string ManifestName = "package.xml";

    private const int MaxDepth = 20;
    private const int MaxTypeDepth = 2;

    /// <param name="tree">Where to look.</param>
    /// <param name="shownPath">The path the person gave, for messages.</param>
    /// <param name="options">Limits.</param>
    /// <exception cref="ProjectNotFoundException">No project is there, or its project file is malformed.</exception>
    public static ProjectLayout Find(IFileTree tree, string shownPath, MetadataReadOptions options)
    {
        var found = Search(tree, options);
        if (found is not [var nearest, ..])
        {
            throw new ProjectNotFoundException(
                $"no project in {shownPath}: neither it nor a folder below it has an {ProjectFileName}, "
                + $"a {ManifestName} beside type folders, or type folders such as profiles/; "
                + "give the folder or zip file of a retrieved project");
        }

        var taken = IsLoose(nearest.Kind) ? found.Where(project => IsLoose(project.Kind)).ToList()
            : nearest.Kind == ProjectKind.MetadataApi ? found.Where(project => project.Kind == ProjectKind.MetadataApi).ToList()
            : [nearest];
        var layout = nearest.Kind switch
        {
            ProjectKind.Source => OutsidePackages.Report(ProjectFileReader.Read(tree, nearest.Root), tree, options),
            ProjectKind.MetadataApi when taken.Count == 1 => WithManifest(tree, nearest.Root),
            _ => Loose(tree, taken),
        };
        return layout with
        {
            Format = tree.IsZip ? InZip(layout.Format) : layout.Format,
            OtherProjects = [.. found.Except(taken).Select(project => project.Root)],
        };
    }

    private static bool IsLoose(ProjectKind kind) => kind is ProjectKind.LooseSource or ProjectKind.LooseMetadataApi;

    private static ProjectLayout WithManifest(IFileTree tree, string root) => new()
    {
        Format = ProjectFormat.Mdapi,
        Root = root,
        ProjectFile = tree.FileExists(TreePath.Combine(root, ManifestName)) ? ManifestName : null,
        ApiVersion = ManifestVersion(tree, root),
    };

    /// <summary>The folders that hold type folders, as the package directories of one project at the root of what was given.</summary>
    private static ProjectLayout Loose(IFileTree tree, List<(string Root, ProjectKind Kind)> folders)
    {
        string[] roots = [.. folders.Select(folder => folder.Root).Order(StringComparer.Ordinal)];
        return WithManifest(tree, "") with
        {
            Format = folders.Exists(folder => folder.Kind == ProjectKind.LooseSource) ? ProjectFormat.Source : ProjectFormat.Mdapi,
            PackageDirectories = roots is [""] ? [] : [.. roots.Take(ProjectLayout.MostPackageDirectories)],
            Problems = roots.Skip(ProjectLayout.MostPackageDirectories).FirstOrDefault() is { } first
                ? [ProjectLayout.TooMany(first, roots.Length, Location.None)] : [],
        };
    }

    /// <summary>
    /// Whether a directory is never part of a project: <c>node_modules</c>, and the caches and settings of tools, which begin with a dot.
    /// </summary>
    internal static bool IsSkipped(string directoryName) => directoryName is "node_modules" or ['.', ..];

    private static ProjectFormat InZip(ProjectFormat format) =>
        format == ProjectFormat.Source ? ProjectFormat.ZipSource : ProjectFormat.ZipMdapi;

    /// <summary>Breadth first, in name order, so that the first found is the nearest; nothing is looked for inside a project.</summary>
    private static List<(string Root, ProjectKind Kind)> Search(IFileTree tree, MetadataReadOptions options)
    {
        var found = new List<(string, ProjectKind)>();
        var queue = new Queue<(string Path, int Depth)>([("", 0)]);
        var visited = 0;
        while (queue.TryDequeue(out var current) && visited < options.MaxEntries)
        {
            var children = Children(tree, current.Path);
            visited += children.Count;
            if (KindOf(tree, current.Path, children, isRoot: current.Depth == 0) is { } kind)
            {
                found.Add((current.Path, kind));
                if (current.Depth == 0)
                {
                    break;
                }

                continue;
            }

            foreach (var child in children)
            {
                if (child.IsDirectory && current.Depth < MaxDepth && !IsSkipped(child.Name))
                {
                    queue.Enqueue((TreePath.Combine(current.Path, child.Name), current.Depth + 1));
                }
            }
        }

        return found;
    }

    private static ProjectKind? KindOf(IFileTree tree, string path, IReadOnlyList<TreeEntry> children, bool isRoot)
    {
        if (children.Any(child => child.IsFile && child.Name == ProjectFileName))
        {
            return ProjectKind.Source;
        }

        var hasManifest = children.Any(child => child.IsFile && child.Name == ManifestName);
        var typeDirectories = children.Where(child => child.IsDirectory && MetadataRegistry.Default.IsTypeDirectory(child.Name));
        if (hasManifest && (isRoot || typeDirectories.Any()))
        {
            // A manifest at the root of a folder whose metadata is in src/ is the manifest of that.
            return isRoot && !typeDirectories.Any() && children.Any(child => child.IsDirectory && !IsSkipped(child.Name)) ? null
                : ProjectKind.MetadataApi;
        }

        // Many folders of other projects are called pages, documents or settings: a file of the type must be in it.
        return typeDirectories.Select(child => KindOfTypeDirectory(tree, path, child.Name)).FirstOrDefault(kind => kind is not null);
    }

    /// <summary>Looks below a type's directory for a file of the type; components may be in folders there.</summary>
    private static ProjectKind? KindOfTypeDirectory(IFileTree tree, string path, string directory, int depth = 0)
    {
        var children = Children(tree, TreePath.Combine(path, directory));
        if (children.Any(child => child.IsFile && child.Name == ProjectFileName))
        {
            // A project that happens to be called as a type's directory is.
            return null;
        }

        foreach (var file in children.Where(child => child.IsFile))
        {
            // A piece of a decomposed component is as good a sign as its main file; content alone is not.
            if (FileClassifier.Classify($"{directory}/{file.Name}") is { } role && (role.IsMain || role.Type.Layout == FileLayout.File))
            {
                var isMeta = file.Name.EndsWith(FileClassifier.MetaSuffix, StringComparison.OrdinalIgnoreCase);
                return isMeta && role.Type.Layout == FileLayout.File ? ProjectKind.LooseSource : ProjectKind.LooseMetadataApi;
            }
        }

        return depth == MaxTypeDepth
            ? null
            : children
                .Where(child => child.IsDirectory)
                .Select(child => KindOfTypeDirectory(tree, path, $"{directory}/{child.Name}", depth + 1))
                .FirstOrDefault(kind => kind is not null);
    }

    /// <summary>A folder that cannot be listed holds no project that could be read.</summary>
    internal static IReadOnlyList<TreeEntry> Children(IFileTree tree, string directory)
    {
        try
        {
            return tree.Children(directory);
        }
        catch (UnreadableContentException)
        {
            return [];
        }
    }

    private static string? ManifestVersion(IFileTree tree, string root)
    {
        var path = TreePath.Combine(root, ManifestName);
        if (!tree.FileExists(path))
        {
            return null;
        }

        try
        {
            using var content = tree.Read(path);
            using var reader = XmlInput.Open(content.OpenStream(),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, Depth: 1, LocalName: "version" })
                {
                    return reader.ReadElementContentAsString().Trim();
                }
            }
        }
        catch (Exception exception) when (exception is XmlException or UnreadableContentException)
        {
            // The manifest only gives the version; a project with a damaged one is read all the same.
            return null;
        }

        return null;
    }

    private enum ProjectKind
    {
        Source,
        MetadataApi,
        LooseSource,
        LooseMetadataApi,
    }
}

/// <summary>The place of the project below the given path, and the content of its project file.</summary>
internal sealed record ProjectLayout
{
    /// <summary>Most package directories that are read.</summary>
    public const int MostPackageDirectories = 1000;

    public required ProjectFormat Format { get; init; }

    /// <summary>Directory of the project below what was given; empty when it is the root.</summary>
    public required string Root { get; init; }

    public ImmutableArray<string> OtherProjects { get; init; } = [];

    /// <summary>Package directories relative to <see cref="Root"/>; empty when the root is the only one.</summary>
    public ImmutableArray<string> PackageDirectories { get; init; } = [];

    /// <summary>The project file or manifest at the root; null for neither.</summary>
    public string? ProjectFile { get; init; }

    public string? ApiVersion { get; init; }

    /// <summary>Types that the project's manifests ask for with a wildcard; sorted, each once.</summary>
    public ImmutableArray<string> RequestedTypes { get; init; } = [];

    /// <summary>Package directories that cannot be taken.</summary>
    public ImmutableArray<UnreadableFile> Problems { get; init; } = [];

    /// <summary>The problem of a project with more package directories than are read.</summary>
    /// <param name="first">The first that is left out.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="location">The project file; none without one.</param>
    public static UnreadableFile TooMany(string first, int count, Location location) => new("", first, location,
        $"the project has {count} package directories, of which {MostPackageDirectories} are read; "
        + "this one and those after it are left out: give their folders by themselves");
}
