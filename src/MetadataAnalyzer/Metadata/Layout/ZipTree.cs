using System.IO.Abstractions;
using System.IO.Compression;
using MetadataAnalyzer.Files;

namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>A zip file. Nothing is ever written to the disk, and no entry is read beyond the size that it claims.</summary>
internal sealed class ZipTree : IFileTree
{
    private const int MaxDepth = 100;

    /// <summary>Bytes that an empty file has when it is packed.</summary>
    private const int PackedNothing = 2;

    private const string HoldsMore = "the entry holds more than the zip file says, and is not read; pack it again";

    private readonly Lock _lock = new();
    private readonly Stream _stream;
    private readonly ZipArchive _archive;
    private readonly MetadataReadOptions _options;
    private readonly Dictionary<string, ZipArchiveEntry> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<string, TreeEntry>> _directories = new(StringComparer.Ordinal);
    private readonly List<UnreadableFile> _refused = [];
    private readonly HashSet<string> _leftOut = new(StringComparer.Ordinal);

    /// <exception cref="ProjectNotFoundException">The file is not a zip file that can be read.</exception>
    public ZipTree(IFileSystem fileSystem, string path, MetadataReadOptions options)
    {
        _options = options;
        _directories[""] = new(StringComparer.Ordinal);
        try
        {
            _stream = InputFile.OpenRead(fileSystem, path, InputFile.MaxWholeBytes);
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

    public bool IsLeftOut(string path) => _leftOut.Contains(path);

    public FileContent Read(string path)
    {
        var entry = _files[path];
        if (_leftOut.Contains(path) || entry.Length > _options.MaxFileBytes)
        {
            throw new UnreadableContentException(_leftOut.Contains(path)
                ? $"the zip file holds more than {_options.MaxArchiveBytes >> 20} MB; unpack it and give the folder"
                : FolderTree.TooLarge(_options.MaxFileBytes));
        }

        if (entry.Length <= 0 && entry.CompressedLength > PackedNothing)
        {
            throw new UnreadableContentException(HoldsMore);
        }

        // ZipArchive shares one stream among its entries, so only one can be decompressed at a time; parsing goes on outside.
        lock (_lock)
        {
            try
            {
                using var stream = entry.Open();
                return FileContent.ReadAll(stream, entry.Length, Math.Max(0, entry.Length), HoldsMore);
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

        if (ZipDirectory.HasOverlaps(_stream, _archive.Entries.Count))
        {
            throw new InvalidDataException("entries of it lie on the same bytes, as in a zip bomb");
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
            else if (IsSpecial(entry))
            {
                Refuse(entry, "the entry is a link, a pipe or a device, not a file; it is left out");
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

        LeaveOut();
    }

    /// <summary>
    /// Takes the files in the order of their paths, so that what is left out does not depend on the threads that read. Too large ones are
    /// not read.
    /// </summary>
    private void LeaveOut()
    {
        var bytes = 0L;
        var read = _files.Where(file => file.Value.Length <= _options.MaxFileBytes);
        foreach (var (path, entry) in read.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            bytes += Math.Max(0, entry.Length);
            if (bytes > _options.MaxArchiveBytes)
            {
                _leftOut.Add(path);
            }
        }
    }

    /// <summary>Whether the entry has the mode of something else than a file; 0 where the packing system has no modes.</summary>
    private static bool IsSpecial(ZipArchiveEntry entry)
    {
        const int TypeOfFile = 0xF000;
        const int RegularFile = 0x8000;
        return (entry.ExternalAttributes >> 16 & TypeOfFile) is not (0 or RegularFile);
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
