using MetadataAnalyzer.Metadata.Registry;

namespace MetadataAnalyzer.Metadata.Layout;

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

    /// <summary>The file that stands for the component.</summary>
    public PackageFile Main => _main ?? Companions.Find(file => file.Path.EndsWith(FileClassifier.MetaSuffix, StringComparison.OrdinalIgnoreCase)) ?? Companions[0];

    public IEnumerable<PackageFile> Files => _main is null ? Companions : Companions.Prepend(_main);

    public long Length => Files.Sum(file => file.Length);

    /// <summary>Takes the file as the one that describes the component: the last by path, which is the one in the component's own folder.</summary>
    /// <returns>The file that did until now.</returns>
    public PackageFile? Describe(PackageFile file)
    {
        var replaced = _main;
        _main = file;
        return replaced;
    }
}
