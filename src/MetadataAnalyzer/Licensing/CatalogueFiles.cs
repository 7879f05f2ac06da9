using System.Collections.Immutable;
using System.IO.Abstractions;
using MetadataAnalyzer.Files;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MetadataAnalyzer.Licensing;

/// <summary>The files of a catalogue: the ones in this assembly, or those of a directory that replaces all of them.</summary>
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
    public const string UserLicenses = "user-licenses.yml";

    private readonly Func<string, TextReader> _open;

    private CatalogueFiles(Func<string, TextReader> open) => _open = open;

    public static ImmutableArray<string> Names { get; } =
        [Changes, Detection, Features, Logins, Move, Objects, Permissions, Prices, References, Sources, StandardNames, UserLicenses];

    public static CatalogueFiles Embedded { get; } = new(static name =>
        new StreamReader(typeof(CatalogueFiles).Assembly.GetManifestResourceStream("catalogue/" + name)
            ?? throw new CatalogueException(name, 0, $"{name} is not in the program; build it again")));

    /// <exception cref="CatalogueException">The directory or one of the files is missing, or there is a file that no catalogue has.</exception>
    public static CatalogueFiles Of(IFileSystem fileSystem, string directory)
    {
        if (!fileSystem.Directory.Exists(directory))
        {
            throw new CatalogueException(directory, 0, $"the catalogue directory '{directory}' does not exist");
        }

        var present = fileSystem.Directory.EnumerateFiles(directory, "*.yml")
            .Select(path => fileSystem.Path.GetFileName(path))
            .ToHashSet(StringComparer.Ordinal);
        if (Names.FirstOrDefault(name => !present.Contains(name)) is { } missing)
        {
            throw new CatalogueException(missing, 0, $"{missing} is missing; a replaced catalogue must hold {string.Join(", ", Names)}");
        }

        if (present.Except(Names, StringComparer.Ordinal).Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new CatalogueException(unknown, 0, $"{unknown} is no file of a catalogue; remove it, or rename it to one of {string.Join(", ", Names)}");
        }

        return new CatalogueFiles(name => Open(fileSystem, fileSystem.Path.Combine(directory, name), name));
    }

    /// <summary>One file alone, which keeps its own name.</summary>
    public static CatalogueFiles OfFile(IFileSystem fileSystem, string path) => new(name => Open(fileSystem, path, name));

    private static StreamReader Open(IFileSystem fileSystem, string path, string name)
    {
        try
        {
            return InputFile.OpenText(fileSystem, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CatalogueException(name, 0, $"{name} cannot be read: {exception.Message}");
        }
    }

    /// <summary>Parses one file; its top level is a mapping.</summary>
    /// <exception cref="CatalogueException">It is no YAML, or not one document with a mapping at its top.</exception>
    public CatalogueNode Read(string name)
    {
        using var reader = _open(name);
        return Parse(name, reader);
    }

    /// <summary>Parses a text whose top level is a mapping.</summary>
    /// <exception cref="CatalogueException">It is no YAML, beyond the limits, or not one document with a mapping at its top.</exception>
    public static CatalogueNode Parse(string name, TextReader reader)
    {
        var parser = new LimitedYaml(name, reader);
        var yaml = new YamlStream();
        try
        {
            yaml.Load(parser);
        }
        catch (YamlException exception)
        {
            throw new CatalogueException(name, (int)exception.Start.Line, $"no YAML: {exception.Message}");
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet throws these, without a position, on some brackets that are never closed and some indents that do not fit.
            throw new CatalogueException(name, (int)(parser.Current?.End.Line ?? 1), "no YAML: an open bracket or a wrong indent, here or below");
        }

        return yaml.Documents is [{ RootNode: YamlMappingNode root }]
            ? new CatalogueNode(name, name, root)
            : throw new CatalogueException(name, 1, "the file must be one document with a mapping at its top");
    }
}
