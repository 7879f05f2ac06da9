using System.Collections.Concurrent;
using System.IO.Abstractions;
using MetadataAnalyzer.Files;

namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>A folder on the disk. Links are followed as long as they stay in it.</summary>
internal sealed class FolderTree(IFileSystem fileSystem, string root, MetadataReadOptions options) : IFileTree
{
    private readonly Lazy<string> _realRoot = new(() => LinkBoundary.RealPath(fileSystem, root));

    private readonly ConcurrentDictionary<string, bool> _outside = new(StringComparer.Ordinal);

    public bool IsZip => false;

    public IReadOnlyList<UnreadableFile> Refused => [];

    public bool FileExists(string path) => fileSystem.File.Exists(FullPath(path));

    public bool DirectoryExists(string path) => fileSystem.Directory.Exists(FullPath(path));

    public IReadOnlyList<TreeEntry> Children(string directory)
    {
        if (!DirectoryExists(directory))
        {
            return [];
        }

        var entries = new List<TreeEntry>();
        try
        {
            foreach (var info in fileSystem.DirectoryInfo.New(FullPath(directory)).EnumerateFileSystemInfos())
            {
                entries.Add(info switch
                {
                    IFileInfo file => new TreeEntry(file.Name, TreeEntryKind.File, LengthOf(file)),
                    _ when info.Attributes.HasFlag(FileAttributes.ReparsePoint) => new TreeEntry(info.Name, TreeEntryKind.DirectoryLink),
                    _ => new TreeEntry(info.Name, TreeEntryKind.Directory),
                });
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableContentException($"the folder cannot be listed: {Reason(exception)}");
        }

        entries.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return entries;
    }

    public bool IsLeftOut(string path) => false;

    /// <summary>Asks the disk once for each directory, and for a file only when it is a link.</summary>
    public bool LeadsOutside(string path) => LeadsOutside(path, fileSystem.FileInfo.New(FullPath(path)));

    private bool LeadsOutside(string path, IFileInfo info)
    {
        var parent = path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";
        if (parent.Length > 0 && _outside.GetOrAdd(parent, LeadsOutside))
        {
            return true;
        }

        return LinkBoundary.IsLink(info)
            && !LinkBoundary.IsInside(fileSystem, LinkBoundary.RealPath(fileSystem, info.FullName), _realRoot.Value);
    }

    public FileContent Read(string path)
    {
        try
        {
            var info = fileSystem.FileInfo.New(FullPath(path));
            if (LeadsOutside(path, info))
            {
                throw new UnreadableContentException("a link leads out of the project; it is not followed: put the file itself here");
            }

            if (InputFile.LengthOf(info) == 0)
            {
                return FileContent.ReadAll(Stream.Null, 0, options.MaxFileBytes, TooLarge(options.MaxFileBytes));
            }

            // No buffer of the stream's own: the whole file goes into ours.
            using var stream = fileSystem.FileStream.New(FullPath(path), new FileStreamOptions { BufferSize = 0 });
            return FileContent.ReadAll(stream, stream.Length, options.MaxFileBytes, TooLarge(options.MaxFileBytes));
        }
        catch (RefusedFileException exception)
        {
            throw new UnreadableContentException($"{exception.Message}; remove it");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableContentException($"the file cannot be opened: {Reason(exception)}");
        }
    }

    public void Dispose()
    {
    }

    internal static string TooLarge(long limit) => $"the file is larger than {limit >> 20} MB; no metadata file of the platform is";

    /// <summary>The system's own message names the absolute path, which no report may hold.</summary>
    private static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "access is denied",
        FileNotFoundException or DirectoryNotFoundException => "it is gone, or a link that leads nowhere",
        _ => $"the system reports error 0x{exception.HResult:X8}; it may be in use by another program",
    };

    private static long LengthOf(IFileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (IOException)
        {
            // A link that points nowhere; opening it fails with the reason.
            return 0;
        }
    }

    private string FullPath(string path) => path.Length == 0 ? root : fileSystem.Path.Combine(root, path);
}
