using System.Collections.Immutable;
using System.IO.Abstractions;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>
/// Finds the files of each export: <c>NAME.csv</c> or <c>NAME.json</c>, then the parts <c>NAME-1</c>, <c>NAME-2</c> … in the order of their numbers.
/// </summary>
internal sealed class ExportDirectory
{
    private readonly ImmutableArray<(string Name, string Path)> _files;
    private readonly string _display;

    public ExportDirectory(IFileSystem fileSystem, string directory, string display)
    {
        _display = display;
        _files = fileSystem.Directory.Exists(directory)
            ? [.. fileSystem.Directory.EnumerateFiles(directory).Select(path => (fileSystem.Path.GetFileName(path), path))]
            : [];
    }

    public ImmutableArray<ExportFile> FilesOf(ExportSchema schema) =>
        [.. _files.Select(file => Match(schema, file.Name, file.Path)).OfType<ExportFile>()
            .OrderBy(file => file.Part.Length > 0 && char.IsAsciiDigit(file.Part[0]) ? file.Part.Length : 0)
            .ThenBy(file => file.Part, StringComparer.Ordinal)
            .ThenBy(file => file.Display, StringComparer.Ordinal)];

    private ExportFile? Match(ExportSchema schema, string name, string path)
    {
        var dot = name.LastIndexOf('.');
        if (dot < 0 || !name.StartsWith(schema.Stem, StringComparison.OrdinalIgnoreCase) || dot < schema.Stem.Length)
        {
            return null;
        }

        var isExport = name.AsSpan(dot) is var extension
            && (extension.Equals(".csv", StringComparison.OrdinalIgnoreCase) || extension.Equals(".json", StringComparison.OrdinalIgnoreCase));
        var part = name[schema.Stem.Length..dot];
        return isExport && (part.Length == 0 || IsPart(part, schema.PartIsObject)) ? new ExportFile(path, $"{_display}/{name}", part.TrimStart('-')) : null;
    }

    private static bool IsPart(string text, bool mayBeObject) =>
        text.Length > 1 && text[0] == '-' && text.Skip(1).All(c => char.IsAsciiDigit(c) || (mayBeObject && (char.IsAsciiLetter(c) || c == '_')));
}
