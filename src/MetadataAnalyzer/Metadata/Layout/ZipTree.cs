using System.IO.Abstractions;
using System.IO.Compression;
using MetadataAnalyzer.Files;

namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>A zip file. Nothing is ever written to the disk, and no size that the file claims is trusted.</summary>
internal sealed class ZipTree : IFileTree
{
    private const int MaxDepth = 100;

    private readonly Lock _lock = new();
    private readonly Stream _stream;
    private readonly ZipArchive _archive;
    private readonly MetadataReadOptions _options;
    private readonly Dictionary<string, ZipArchiveEntry> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<string, TreeEntry>> _directories = new(StringComparer.Ordinal);
    private readonly List<UnreadableFile> _refused = [];
    private long _decompressed;

    /// <exception cref="ProjectNotFoundException">The file is not a zip file that can be read.</exception>
    public ZipTree(IFileSystem fileSystem, string path, MetadataReadOptions options)
    {
        _options = options;
        _directories[""] = new(StringComparer.Ordinal);
        try
        {
            _stream = InputFile.OpenRead(fileSystem, path, options.MaxArchiveBytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ProjectNotFoundException($"{path} cannot be opened: {exception.Message}", exception);
        }

        try
        {
            _archive = new ZipArchive(_stream, ZipArchiveMode.Read);
            AddEntries();
        }
        catch (InvalidDataException exception)
        {
            _stream.Dispose();
            throw new ProjectNotFoundException($"{path} is not a complete zip file ({exception.Message}); retrieve it again", exception);
        }
    }

    public bool IsZip => true;

    public IReadOnlyList<UnreadableFile> Refused => _refused;

    public bool FileExists(string path) => _files.ContainsKey(path);

    public bool DirectoryExists(string path) => _directories.ContainsKey(path);

    public bool LeadsOutside(string path) => false;

    public IReadOnlyList<TreeEntry> Children(string directory) =>
        _directories.TryGetValue(directory, out var children) ? [.. children.Values] : [];

    public FileContent Read(string path)
    {
        // ZipArchive shares one stream among its entries, so only one can be decompressed at a time; parsing goes on outside.
        lock (_lock)
        {
            try
            {
                var remaining = _options.MaxArchiveBytes - _decompressed;
                var limit = Math.Min(_options.MaxFileBytes, remaining);
                var message = remaining < _options.MaxFileBytes
                    ? $"the zip file holds more than {_options.MaxArchiveBytes >> 20} MB; unpack it and give the folder"
                    : FolderTree.TooLarge(_options.MaxFileBytes);
                var entry = _files[path];
                using var stream = entry.Open();
                using var counted = new CountingStream(stream, count => _decompressed += count);
                return FileContent.ReadAll(counted, entry.Length, limit, message);
            }
            catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException)
            {
                throw new UnreadableContentException($"the entry of the zip file cannot be decompressed: {exception.Message}");
            }
        }
    }

    public void Dispose()
    {
        _archive.Dispose();
        _stream.Dispose();
    }

    private void AddEntries()
    {
        if (_archive.Entries.Count > _options.MaxEntries)
        {
            throw new InvalidDataException($"it has more than {_options.MaxEntries} entries");
        }

        foreach (var entry in _archive.Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            if (TreePath.Normalize(name) is not { Length: > 0 } normalized || normalized != name.TrimEnd('/')
                || normalized.Count(character => character == '/') > MaxDepth)
            {
                Refuse(entry, "the entry's name leads out of the zip file or is not a path; it is left out");
            }
            else if (name.EndsWith('/'))
            {
                AddDirectory(normalized);
            }
            else if (!_files.TryAdd(normalized, entry))
            {
                Refuse(entry, "the zip file has two entries of this name; the first is used");
            }
            else
            {
                AddChild(normalized, new TreeEntry(NameOf(normalized), TreeEntryKind.File, Math.Max(0, entry.Length)));
            }
        }

    }

    private void AddDirectory(string path)
    {
        if (_directories.TryAdd(path, new(StringComparer.Ordinal)))
        {
            AddChild(path, new TreeEntry(NameOf(path), TreeEntryKind.Directory));
        }
    }

    private void AddChild(string path, TreeEntry entry)
    {
        var slash = path.LastIndexOf('/');
        var parent = slash < 0 ? "" : path[..slash];
        if (parent.Length > 0)
        {
            AddDirectory(parent);
        }

        _directories[parent][entry.Name] = entry;
    }

    private void Refuse(ZipArchiveEntry entry, string message)
    {
        var shown = new string([.. entry.FullName.Select(character => char.IsControl(character) ? '?' : character)]);
        _refused.Add(new UnreadableFile("", shown, Location.None, message));
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
