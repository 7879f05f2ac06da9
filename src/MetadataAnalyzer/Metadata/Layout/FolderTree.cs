using System.Collections.Concurrent;
using System.IO.Abstractions;

namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>A folder on the disk. Links to folders are not followed: they can lead out of the project, or in a circle.</summary>
internal sealed class FolderTree(IFileSystem fileSystem, string root, MetadataReadOptions options) : IFileTree
{
    private readonly ConcurrentDictionary<string, UnreadableFile> _refused = new(StringComparer.Ordinal);

    public bool IsZip => false;

    public IReadOnlyCollection<UnreadableFile> Refused => (IReadOnlyCollection<UnreadableFile>)_refused.Values;

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
                if (info is IFileInfo file)
                {
                    entries.Add(new TreeEntry(file.Name, IsDirectory: false, LengthOf(file)));
                }
                else if (info.Attributes.HasFlag(FileAttributes.ReparsePoint))
                {
                    Refuse(TreePath.Combine(directory, info.Name), "a link to a folder is not followed; name the real folder as a package directory");
                }
                else
                {
                    entries.Add(new TreeEntry(info.Name, IsDirectory: true, 0));
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Refuse(directory, $"the folder cannot be listed: {exception.Message}");
        }

        entries.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return entries;
    }

    public FileContent Read(string path)
    {
        try
        {
            // No buffer of the stream's own: the whole file goes into ours.
            using var stream = fileSystem.FileStream.New(FullPath(path), new FileStreamOptions { BufferSize = 0 });
            return FileContent.ReadAll(stream, stream.Length, options.MaxFileBytes, TooLarge(options.MaxFileBytes));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableContentException($"the file cannot be opened: {exception.Message}");
        }
    }

    public void Dispose()
    {
    }

    internal static string TooLarge(long limit) => $"the file is larger than {limit >> 20} MB; no metadata file of the platform is";

    private static long LengthOf(IFileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (IOException)
        {
            // A link that points nowhere; opening it says so.
            return 0;
        }
    }

    private string FullPath(string path) => path.Length == 0 ? root : fileSystem.Path.Combine(root, path);

    private void Refuse(string path, string message) => _refused.TryAdd(path, new UnreadableFile("", path, Location.File(path), message));
}
