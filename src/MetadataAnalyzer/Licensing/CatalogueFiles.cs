using System.Collections.Immutable;
using System.IO.Abstractions;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary>The files of a catalogue: those in this assembly, or those of a directory that replaces all of them.</summary>
internal sealed class CatalogueFiles
{
    public const string Changes = "changes.yml";
    public const string Detection = "detection.yml";
    public const string Features = "features.yml";
    public const string Logins = "logins.yml";
    public const string Move = "move.yml";
    public const string Objects = "objects.yml";
    public const string Permissions = "permissions.yml";
    public const string Prices = "prices.yml";
    public const string References = "references.yml";
    public const string Sources = "sources.yml";
    public const string StandardNames = "standard-names.yml";
    public const string Usage = "usage.yml";
    public const string UserLicenses = "user-licenses.yml";
    public const string Vendors = "vendors.yml";

    private readonly Func<string, TextReader> _open;

    private CatalogueFiles(Func<string, TextReader> open) => _open = open;

    public static ImmutableArray<string> Names { get; } =
    [
        Changes, Detection, Features, Logins, Move, Objects, Permissions, Prices, References, Sources, StandardNames, Usage, UserLicenses,
        Vendors,
    ];

    public static CatalogueFiles Embedded { get; } = new(static name =>
        new StreamReader(typeof(CatalogueFiles).Assembly.GetManifestResourceStream("catalogue/" + name)
            ?? throw new YamlFileException(name, 0, $"{name} is not in the program; build it again")));

    /// <exception cref="YamlFileException">
    /// The directory or one of the files is missing, or the directory has another YAML file.
    /// </exception>
    public static CatalogueFiles Of(IFileSystem fileSystem, string directory)
    {
        if (!fileSystem.Directory.Exists(directory))
        {
            throw new YamlFileException(directory, 0, $"the catalogue directory '{directory}' does not exist");
        }

        var present = fileSystem.Directory.EnumerateFiles(directory, "*.yml")
            .Select(path => fileSystem.Path.GetFileName(path))
            .ToHashSet(StringComparer.Ordinal);
        if (Names.FirstOrDefault(name => !present.Contains(name)) is { } missing)
        {
            throw new YamlFileException(missing, 0, $"{missing} is missing; a replaced catalogue must hold {string.Join(", ", Names)}");
        }

        if (present.Except(Names, StringComparer.Ordinal).Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new YamlFileException(
                unknown, 0, $"{unknown} is no file of a catalogue; remove it, or rename it to one of {string.Join(", ", Names)}");
        }

        return new CatalogueFiles(name => Open(fileSystem, fileSystem.Path.Combine(directory, name), name));
    }

    /// <summary>One single file, under its own name.</summary>
    public static CatalogueFiles OfFile(IFileSystem fileSystem, string path) => new(name => Open(fileSystem, path, name));

    private static StreamReader Open(IFileSystem fileSystem, string path, string name)
    {
        try
        {
            return InputFile.OpenText(fileSystem, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new YamlFileException(name, 0, $"{name} cannot be read: {exception.Message}");
        }
    }

    /// <summary>Parses one file; its top level is a mapping.</summary>
    /// <exception cref="YamlFileException">The file is no YAML, or not one document with a mapping at its top.</exception>
    public YamlMapping Read(string name)
    {
        using var reader = _open(name);
        return YamlMapping.Parse(name, reader);
    }
}
