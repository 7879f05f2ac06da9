using System.Collections.Immutable;
using System.IO.Abstractions;

namespace MetadataAnalyzer.Files;

/// <summary>
/// The places at which the files of an assessment are read: their own or, for files of a repository, those of another state of it.
/// </summary>
public sealed class FilePlaces
{
    private readonly IFileSystem? _fileSystem;
    private readonly ImmutableArray<(string Folder, string Target)> _folders;
    private readonly string? _inPlace;

    /// <param name="fileSystem">The disk with both states.</param>
    /// <param name="folders">
    /// Folders of the repository as full paths, each with the folder of its other state; the first that contains a path applies.
    /// </param>
    /// <param name="inPlace">A folder of the repository whose files are nevertheless read in place; null for none.</param>
    public FilePlaces(IFileSystem fileSystem, ImmutableArray<(string Folder, string Target)> folders, string? inPlace) =>
        (_fileSystem, _folders, _inPlace) = (fileSystem, folders, inPlace);

    private FilePlaces() => _folders = [];

    /// <summary>Every file is read in place.</summary>
    public static FilePlaces InPlace { get; } = new();

    /// <summary>Whether a path lies in the repository and is read in the other state.</summary>
    public bool IsMoved(string path) => Moved(path) is not null;

    /// <summary>The path at which a file or folder is read.</summary>
    public string Find(string path) => Moved(path) ?? path;

    /// <summary>The path in the repository of a result of <see cref="Find"/>.</summary>
    public string Original(string path)
    {
        foreach (var (folder, target) in _folders)
        {
            if (Within(path, target) is { } rest)
            {
                return _fileSystem!.Path.Combine(folder, rest);
            }
        }

        return path;
    }

    private string? Moved(string path)
    {
        var full = _fileSystem?.Path.GetFullPath(path) ?? path;
        if (_inPlace is not null && Within(full, _inPlace) is not null)
        {
            return null;
        }

        foreach (var (folder, target) in _folders)
        {
            if (Within(full, folder) is { } rest)
            {
                return rest.Length == 0 ? target : _fileSystem!.Path.Combine(target, rest);
            }
        }

        return null;
    }

    /// <summary>The rest of a path below a folder, empty for the folder itself; null when it lies elsewhere.</summary>
    private string? Within(string path, string folder)
    {
        var (separator, inside) = (_fileSystem!.Path.DirectorySeparatorChar, folder.TrimEnd(_fileSystem.Path.DirectorySeparatorChar));
        return path.TrimEnd(separator) == inside ? ""
            : path.StartsWith(inside + separator, StringComparison.Ordinal) ? path[(inside.Length + 1)..]
            : null;
    }
}
