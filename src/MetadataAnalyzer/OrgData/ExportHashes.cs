using System.IO.Abstractions;
using System.Security.Cryptography;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>A hash for each export file that was read.</summary>
public static class ExportHashes
{
    /// <summary>The SHA-256 of each file, sorted by name. A file that is gone meanwhile, or was refused, is left out.</summary>
    /// <param name="fileSystem">Where the folder is.</param>
    /// <param name="directory">The folder the exports were read from.</param>
    /// <param name="exports">The exports.</param>
    public static IEnumerable<InputHash> Of(IFileSystem fileSystem, string directory, OrgExports exports) => exports.States
        .SelectMany(state => state.Files).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        .Select(name => (Name: name, Path: fileSystem.Path.Combine(directory, name[(name.LastIndexOf('/') + 1)..])))
        .Where(file => fileSystem.File.Exists(file.Path))
        .Select(file => HashOf(fileSystem, file.Path) is { } hash ? new InputHash(file.Name, hash) : null).OfType<InputHash>();

    /// <summary>Null for a file that was refused, which an <see cref="OrgExportProblem"/> tells.</summary>
    private static string? HashOf(IFileSystem fileSystem, string path)
    {
        try
        {
            using var stream = InputFile.OpenRead(fileSystem, path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (RefusedFileException)
        {
            return null;
        }
    }
}
