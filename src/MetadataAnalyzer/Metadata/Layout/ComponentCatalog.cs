namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>Every file of the project under the component it belongs to, each exactly once.</summary>
/// <param name="Definitions">Sorted by type, full name and main file.</param>
/// <param name="Unknown">Files that belong to no known component.</param>
internal sealed record ComponentCatalog(IReadOnlyList<ComponentDefinition> Definitions, IReadOnlyList<PackageFile> Unknown)
{
    public static ComponentCatalog Build(IEnumerable<PackageFile> files, IReadOnlyList<string> packages)
    {
        var unknown = new List<PackageFile>();
        var groups = new Dictionary<(int Package, string Type, string Key), (ComponentDefinition Definition, bool NeedsMain)>(
            GroupComparer.Instance);
        var definitions = new List<ComponentDefinition>();
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            var prefix = packages[file.Package].Length;
            if (FileClassifier.Classify(prefix == 0 ? file.Path : file.Path[(prefix + 1)..]) is not { } role)
            {
                unknown.Add(file);
                continue;
            }

            var key = (file.Package, role.Type.Name, role.Key);
            if (!groups.TryGetValue(key, out var group))
            {
                group = (new ComponentDefinition(role.Type, role.FullName, file.Package), role.NeedsMain);
                groups.Add(key, group);
            }

            if (!role.IsMain)
            {
                group.Definition.Companions.Add(file);
            }
            else if (group.Definition.Describe(file) is { } replaced)
            {
                // X.permissionset-meta.xml beside X/X.permissionset-meta.xml: two definitions; the pieces in X belong to the latter.
                var second = new ComponentDefinition(role.Type, role.FullName, file.Package);
                second.Describe(replaced);
                definitions.Add(second);
            }
        }

        foreach (var (definition, needsMain) in groups.Values)
        {
            if (needsMain && definition.Described is null)
            {
                unknown.AddRange(definition.Files);
            }
            else
            {
                definitions.Add(definition);
            }
        }

        return new ComponentCatalog(
            [.. definitions
                .OrderBy(definition => definition.Type.Name, StringComparer.Ordinal)
                .ThenBy(definition => definition.FullName, StringComparer.Ordinal)
                .ThenBy(definition => definition.Main.Path, StringComparer.Ordinal)],
            [.. unknown.OrderBy(file => file.Path, StringComparer.Ordinal)]);
    }

    /// <summary>Files of one component may differ in the case of their names.</summary>
    private sealed class GroupComparer : IEqualityComparer<(int Package, string Type, string Key)>
    {
        public static GroupComparer Instance { get; } = new();

        public bool Equals((int Package, string Type, string Key) x, (int Package, string Type, string Key) y) =>
            x.Package == y.Package && x.Type == y.Type && ApiName.Same(x.Key, y.Key);

        public int GetHashCode((int Package, string Type, string Key) obj) =>
            HashCode.Combine(obj.Package, obj.Type, ApiName.Comparer.GetHashCode(obj.Key));
    }
}

/// <summary>One definition of a component: the files that make it up in one place of the project.</summary>
internal sealed class ComponentDefinition(MetadataType type, string fullName, int package)
{
    private PackageFile? _main;

    public MetadataType Type { get; } = type;

    public string FullName { get; } = fullName;

    /// <summary>Index of its package directory.</summary>
    public int Package { get; } = package;

    /// <summary>The file that describes the component, or null when only its content or pieces are there.</summary>
    public PackageFile? Described => _main;

    /// <summary>Content, bundle members, pieces; sorted by path once the catalog is complete.</summary>
    public List<PackageFile> Companions { get; } = [];

    /// <summary>The file of the component itself, before its other files.</summary>
    public PackageFile Main => _main ?? Companions.Find(file =>
        file.Path.EndsWith(FileClassifier.MetaSuffix, StringComparison.OrdinalIgnoreCase)) ?? Companions[0];

    public IEnumerable<PackageFile> Files => _main is null ? Companions : Companions.Prepend(_main);

    public long Length => Files.Sum(file => file.Length);

    /// <summary>
    /// Takes the file as the one that describes the component: the last by path, which is the one in the component's own folder.
    /// </summary>
    /// <returns>The file that did until now.</returns>
    public PackageFile? Describe(PackageFile file)
    {
        var replaced = _main;
        _main = file;
        return replaced;
    }
}

/// <summary>A file below a package directory.</summary>
/// <param name="Path">Relative to the project root.</param>
/// <param name="Length">Length in bytes as the disk or the zip states it.</param>
/// <param name="Package">Index of its package directory.</param>
internal sealed record PackageFile(string Path, long Length, int Package);
