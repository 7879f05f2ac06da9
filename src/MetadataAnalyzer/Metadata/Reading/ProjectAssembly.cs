using System.Collections.Immutable;
using MetadataAnalyzer.Metadata.Layout;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>Puts what was read into one sorted project.</summary>
internal static class ProjectAssembly
{
    public static MetadataProject Build(
        ProjectLayout layout,
        IReadOnlyList<string> packages,
        ComponentCatalog catalog,
        ImmutableArray<ReadResult> results,
        IEnumerable<DuplicateComponent> duplicates,
        IEnumerable<UnreadableFile> refused)
    {
        var (entries, files) = Index(catalog, packages);
        var components = results
            .SelectMany(result => result.Inner.Select(inner => inner.Component).Prepend(result.Component))
            .OfType<MetadataComponent>()
            .ToList();

        return new MetadataProject
        {
            Format = layout.Format,
            Root = layout.Root,
            OtherProjects = layout.OtherProjects,
            PackageDirectories = layout.PackageDirectories,
            ProjectFile = layout.ProjectFile,
            ApiVersion = layout.ApiVersion,
            RequestedTypes = layout.RequestedTypes,
            Components = [.. entries.Concat(results.SelectMany(result => result.Inner.Select(inner => inner.Entry)))
                .OrderBy(entry => entry.Type, StringComparer.Ordinal)
                .ThenBy(entry => entry.FullName, StringComparer.Ordinal)
                .ThenBy(entry => entry.Path, StringComparer.Ordinal)],
            Files = files,
            UnknownFiles = [.. catalog.Unknown.Select(file => file.Path)],
            Unreadable = [.. results.SelectMany(result => result.Unreadable).Concat(refused)
                .OrderBy(file => file.Location)
                .ThenBy(file => file.FullName, StringComparer.Ordinal)
                .ThenBy(file => file.Message, StringComparer.Ordinal)],
            Duplicates = [.. duplicates.Concat(results.SelectMany(result => result.Duplicates))
                .OrderBy(duplicate => duplicate.Type, StringComparer.Ordinal)
                .ThenBy(duplicate => duplicate.FullName, StringComparer.Ordinal)],
            References = [.. results.SelectMany(result => result.References).Order()],
            FileCount = files.Length,
            ByteCount = files.Sum(file => file.Length),
            TypedComponents = [.. ExternalClientReaders.Join(components).GroupBy(component => component.TypeName, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .SelectMany(Distinct)],
        };
    }

    /// <summary>An object's file may repeat a field; the first counts.</summary>
    private static IEnumerable<MetadataComponent> Distinct(IEnumerable<MetadataComponent> components) => components
        .OrderBy(component => component.Location).DistinctBy(component => component.FullName, ApiName.Comparer)
        .OrderBy(component => component.FullName, StringComparer.Ordinal);

    private static (List<ComponentEntry> Entries, ImmutableArray<ProjectFile> Files) Index(ComponentCatalog catalog,
        IReadOnlyList<string> packages)
    {
        var entries = new List<ComponentEntry>();
        var files = catalog.Unknown.Select(file => new ProjectFile(file.Path, file.Length, Component: null)).ToList();
        foreach (var definition in catalog.Definitions)
        {
            var entry = new ComponentEntry(definition.Type.Name, definition.FullName, definition.Main.Path, packages[definition.Package]);
            entries.Add(entry);
            files.AddRange(definition.Files.Select(file => new ProjectFile(file.Path, file.Length, entry)));
        }

        return (entries, [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)]);
    }
}
