using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Abstractions;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Metadata.Layout;
using MetadataAnalyzer.Metadata.References;
using MetadataAnalyzer.Metadata.Xml;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>Reads a retrieved project: sfdx source format or Metadata API format, in a folder or a zip file.</summary>
public static class MetadataReader
{
    /// <summary>
    /// Reads the project at a path, or the nearest one below it. The same files give the same project on any number of threads.
    /// </summary>
    /// <param name="fileSystem">Where the path is.</param>
    /// <param name="path">A folder or a zip file.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the read between two files.</param>
    /// <exception cref="ProjectNotFoundException">There is no project at the path, or its project file is malformed.</exception>
    public static MetadataProject Read(
        IFileSystem fileSystem, string path, MetadataReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new MetadataReadOptions();
        using var tree = OpenTree(fileSystem, path, options);
        var layout = ProjectDiscovery.Find(tree, path, options);
        var isBare = layout.PackageDirectories.IsEmpty && layout.Problems.IsEmpty;
        IReadOnlyList<string> packages = isBare ? [""] : layout.PackageDirectories;

        var ignore = ForceIgnore.Read(options.IgnoreFolder is { } other ? new FolderTree(fileSystem, other, options) : tree, layout.Root);
        var walk = new PackageWalk(tree, layout.Root, packages, ignore, options);
        var files = walk.Files(cancellationToken);
        var catalog = ComponentCatalog.Build(files, packages);
        var project = new ProjectTree(tree, layout.Root);
        var (used, different) = new DuplicateFinder(packages, project).Resolve(catalog.Definitions);
        var (beyond, within) = Split(used, project);
        var results = Parse(within, packages, project, options, cancellationToken);

        return ProjectAssembly.Build(
            layout with { RequestedTypes = ManifestReader.RequestedTypes(tree, layout.Root) }, packages, catalog, results, different,
            [.. layout.Problems, .. walk.Problems, .. tree.Refused, .. LeftOut(beyond, packages, options)]);
    }

    /// <summary>The definitions beyond the read limit of a zip file, and the others.</summary>
    private static (List<ComponentDefinition> Beyond, ImmutableArray<ComponentDefinition> Within) Split(
        IEnumerable<ComponentDefinition> definitions, ProjectTree tree)
    {
        var parts = definitions.ToLookup(definition => definition.Files.Any(tree.IsLeftOut));
        return ([.. parts[true].Where(IsRead).OrderBy(definition => definition.Main.Path, StringComparer.Ordinal)], [.. parts[false]]);
    }

    /// <summary>One problem for all, because they have one cause and one cure.</summary>
    private static IEnumerable<UnreadableFile> LeftOut(
        List<ComponentDefinition> beyond, IReadOnlyList<string> packages, MetadataReadOptions options) => beyond is [var first, ..]
        ?
        [
            new("", first.Main.Path, Location.None,
                $"the zip file holds more than {options.MaxArchiveBytes >> 20} MB; "
                + $"this component and those after it by path, {beyond.Count} in all, are not read: unpack it and give the folder")
            {
                LeftOut = [.. beyond.Select(definition =>
                    new ComponentEntry(definition.Type.Name, definition.FullName, definition.Main.Path, packages[definition.Package]))],
            },
        ]
        : [];

    private static bool IsRead(ComponentDefinition definition) =>
        ComponentReaders.For(definition.Type.Name) is not null || ReferenceFinder.FilesOf(definition).Any();

    /// <summary>
    /// The folders with metadata of the project at a path, or of the nearest one below it: its package directories, or its own folder,
    /// from the path.
    /// </summary>
    /// <param name="fileSystem">Where the path is.</param>
    /// <param name="path">A folder or a zip file.</param>
    /// <exception cref="ProjectNotFoundException">There is no project at the path, or its project file is malformed.</exception>
    public static ImmutableArray<string> FindPackageDirectories(IFileSystem fileSystem, string path)
    {
        var options = new MetadataReadOptions();
        using var tree = OpenTree(fileSystem, path, options);
        var layout = ProjectDiscovery.Find(tree, path, options);
        return layout.PackageDirectories.IsEmpty ? [layout.Root]
            : [.. layout.PackageDirectories.Select(directory => TreePath.Combine(layout.Root, directory))];
    }

    /// <summary>
    /// Opens a project that was read once more, for the bytes of the files that were only counted (<see cref="MetadataProject.Files"/>).
    /// </summary>
    /// <param name="fileSystem">Where the path is.</param>
    /// <param name="path">The path the project was read from.</param>
    /// <param name="project">The project.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    internal static ProjectTree Open(IFileSystem fileSystem, string path, MetadataProject project, MetadataReadOptions? options = null) =>
        new(OpenTree(fileSystem, path, options ?? new MetadataReadOptions()), project.Root);

    private static IFileTree OpenTree(IFileSystem fileSystem, string path, MetadataReadOptions options)
    {
        if (LinkBoundary.WhyRefused(fileSystem, path) is { } refusal)
        {
            throw new ProjectNotFoundException($"{path}: {refusal}");
        }

        if (fileSystem.Directory.Exists(path))
        {
            return new FolderTree(fileSystem, path, options);
        }

        return fileSystem.File.Exists(path)
            ? new ZipTree(fileSystem, path, options)
            : throw ProjectNotFoundException.At(path);
    }

    /// <summary>Parses in parallel, the largest first so that no thread is left alone with one at the end.</summary>
    private static ImmutableArray<ReadResult> Parse(
        ImmutableArray<ComponentDefinition> definitions, IReadOnlyList<string> packages, ProjectTree tree, MetadataReadOptions options,
            CancellationToken cancellationToken)
    {
        var names = new NamePool();
        var finder = options.References is { } search
            ? new ReferenceFinder(new ReferenceWords(search, definitions.Where(definition => definition.Type.Name == MetadataTypes.Profile)
                .Select(definition => definition.FullName)))
            : null;
        var results = new ConcurrentBag<ReadResult>();
        var work = definitions
            .Select(definition => (Definition: definition,
                Reader: ComponentReaders.For(definition.Type.Name) ?? (finder is null ? null : SearchOnly(definition))))
            .Where(item => item.Reader is not null)
            .OrderByDescending(item => item.Definition.Length)
            .ToList();
        options.Progress?.Expect(work.Sum(item => item.Definition.Files.Count()), work.Sum(item => item.Definition.Length));
        Parallel.ForEach(
            Partitioner.Create(work, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = options.Parallelism > 0 ? options.Parallelism
                : -1,
                CancellationToken = cancellationToken
            },
            () => ElementReader.CreateSettings(options.MaxFileBytes),
            (item, _, settings) =>
            {
                var source = new ComponentSource(item.Definition, packages, tree, names, settings, finder);
                results.Add(new ReadResult(item.Reader!(source), source.Inner, source.Unreadable, source.References, source.Duplicates));
                options.Progress?.Add(item.Definition.Files.Count(), item.Definition.Length);
                return settings;
            },
            _ => { });
        return finder is null ? [.. results]
            : new ReferenceCompletion(definitions, tree, finder, ElementReader.CreateSettings(options.MaxFileBytes)).Complete([.. results]);
    }

    /// <summary>Reads files of a type without a model for what they name; null when none of them is searched.</summary>
    private static Func<ComponentSource, MetadataComponent?>? SearchOnly(ComponentDefinition definition) =>
        ReferenceFinder.FilesOf(definition).Any()
        ? source =>
        {
            foreach (var file in ReferenceFinder.FilesOf(source.Definition))
            {
                source.ReadBytes(file, _ => { });
            }

            return null;
        }
    : null;
}
