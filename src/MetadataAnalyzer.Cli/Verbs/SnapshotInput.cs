using System.IO.Abstractions;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Migration.Snapshot;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>Reads snapshots that the user names.</summary>
internal static class SnapshotInput
{
    /// <param name="files">Where the file is.</param>
    /// <param name="option">What names it, such as <c>--before</c>.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="UsageException">It cannot be read, or is no snapshot as the tool wrote it.</exception>
    public static SnapshotFile Read(IFileSystem files, string option, string path)
    {
        var prefix = option.Length == 0 ? "" : option + " ";
        if (!files.File.Exists(path))
        {
            throw new UsageException($"{prefix}{path}: there is no such file");
        }

        try
        {
            return SnapshotFile.Read(path, InputFile.ReadAllBytes(files, path));
        }
        catch (SnapshotException exception)
        {
            throw new UsageException(prefix + exception.Message, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{prefix}{path} cannot be read: {exception.Message}", exception);
        }
    }
}
