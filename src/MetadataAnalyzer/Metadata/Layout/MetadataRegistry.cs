using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>The metadata types, from the embedded <c>metadata-types.tsv</c>, which explains its columns.</summary>
internal sealed class MetadataRegistry
{
    private const string Resource = "metadata-types.tsv";

    private readonly FrozenDictionary<string, ImmutableArray<MetadataType>> _bySuffix;
    private readonly FrozenDictionary<string, MetadataType> _byName;
    private readonly FrozenDictionary<string, MetadataType> _containers;
    private readonly FrozenDictionary<string, MetadataType> _folderTypes;
    private readonly FrozenDictionary<(string Parent, string Element), string> _children;
    private readonly FrozenSet<string> _pieceParents;
    private readonly FrozenSet<string> _directories;

    private MetadataRegistry(ImmutableArray<MetadataType> types)
    {
        var components = types.Where(type => type.Layout != FileLayout.Piece).ToList();
        _byName = components.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
        _containers = components
            .Where(type => type.Layout is FileLayout.Bundle or FileLayout.Bundle2 or FileLayout.Mixed)
            .ToFrozenDictionary(type => type.Directory, StringComparer.Ordinal);
        _folderTypes = components
            .Where(type => type.FolderType is not null)
            .ToFrozenDictionary(type => type.Directory, type => _byName[type.FolderType!], StringComparer.Ordinal);
        _children = components
            .Where(type => type.Layout == FileLayout.Child)
            .ToFrozenDictionary(type => (type.Parent!, type.Directory), type => type.Name);
        _pieceParents = types.Where(type => type.Layout == FileLayout.Piece).Select(type => type.Parent!)
            .ToFrozenSet(StringComparer.Ordinal);
        _directories = components.Where(type => type.Layout != FileLayout.Child).Select(type => type.Directory)
            .ToFrozenSet(StringComparer.Ordinal);
        _bySuffix = types
            .SelectMany(type => new[] { type.Suffix, type.LegacySuffix ?? "" }.Select(suffix => (suffix, type)))
            .Where(pair => pair.suffix.Length > 0)
            .GroupBy(pair => pair.suffix, pair => pair.type, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.OrdinalIgnoreCase);
    }

    public static MetadataRegistry Default { get; } = Load();

    /// <summary>The type of that name; throws when the registry does not know it.</summary>
    public MetadataType this[string name] => _byName[name];

    /// <summary>Types, children and pieces with that suffix, ignoring case.</summary>
    public ImmutableArray<MetadataType> WithSuffix(string suffix) => _bySuffix.GetValueOrDefault(suffix, []);

    /// <summary>The type whose directory holds folders or files of any name (bundles, static resources), or null.</summary>
    public MetadataType? ContainerOf(string directory) => _containers.GetValueOrDefault(directory);

    /// <summary>The type of the folders below that directory, or null when its components are in none.</summary>
    public MetadataType? FolderTypeOf(string directory) => _folderTypes.GetValueOrDefault(directory);

    /// <summary>The type of the components that are in a parent's own file in elements of that name, or null.</summary>
    public string? ChildTypeOf(string parent, string element) => _children.GetValueOrDefault((parent, element));

    /// <summary>Whether components of that type can be split into pieces.</summary>
    public bool HasPieces(MetadataType type) => _pieceParents.Contains(type.Name);

    /// <summary>Whether a directory of that name is the directory of a type.</summary>
    public bool IsTypeDirectory(string name) => _directories.Contains(name);

    private static MetadataRegistry Load()
    {
        using var stream = typeof(MetadataRegistry).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"resource {Resource} is missing");
        using var reader = new StreamReader(stream);
        var types = ImmutableArray.CreateBuilder<MetadataType>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                types.Add(ParseRow(line.Split('\t')));
            }
        }

        return new MetadataRegistry(types.DrainToImmutable());
    }

    private static MetadataType ParseRow(string[] columns)
    {
        var flags = Value(columns[4]).Split(',', StringSplitOptions.RemoveEmptyEntries);
        var folder = Flag(flags, "folder=");
        return new MetadataType(columns[0], Value(columns[1]), Value(columns[2]), Enum.Parse<FileLayout>(columns[3], ignoreCase: true))
        {
            IsStrict = flags.Contains("strict"),
            FolderType = folder,
            IsNested = folder is not null || flags.Contains("nested"),
            Under = Flag(flags, "under="),
            Parent = Flag(flags, "parent="),
            LegacySuffix = Flag(flags, "legacy="),
        };
    }

    private static string Value(string column) => column == "-" ? "" : column;

    private static string? Flag(string[] flags, string prefix) =>
        flags.FirstOrDefault(flag => flag.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..];
}

/// <summary>The places and names of the files of one metadata type.</summary>
/// <param name="Name">Metadata API type name.</param>
/// <param name="Directory">Directory of the type; empty for a piece that is directly in its parent's folder.</param>
/// <param name="Suffix">File suffix without the dot; empty when the type has none.</param>
/// <param name="Layout">How its files are arranged.</param>
internal sealed record MetadataType(string Name, string Directory, string Suffix, FileLayout Layout)
{
    /// <summary>Whether the type is known only below its directory.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Type of the folders its components are in; null when they are in none.</summary>
    public string? FolderType { get; init; }

    /// <summary>Whether the full name is the path below the directory: components in folders, and those folders.</summary>
    public bool IsNested { get; init; }

    /// <summary>Directory whose sub-folder prefixes the full name (territories of a model); null for all other types.</summary>
    public string? Under { get; init; }

    /// <summary>Parent of a child or piece.</summary>
    public string? Parent { get; init; }

    public string? LegacySuffix { get; init; }
}

/// <summary>The arrangement of the files of a metadata type, as the registry file names it.</summary>
internal enum FileLayout
{
    /// <summary>One file is one component.</summary>
    File,

    /// <summary><c>X.suffix-meta.xml</c> describes <c>X.suffix</c> beside it.</summary>
    Content,

    /// <summary>The folder below the type's directory is one component.</summary>
    Bundle,

    /// <summary>The folder two levels below the type's directory is one component.</summary>
    Bundle2,

    /// <summary><c>X.suffix-meta.xml</c> describes a file or folder <c>X</c> beside it.</summary>
    Mixed,

    /// <summary>A component <c>Parent.Name</c> in a file of its own below the parent's folder.</summary>
    Child,

    /// <summary>A part of the parent in a file of its own; no component.</summary>
    Piece,
}
