using System.IO.Abstractions;

namespace MetadataAnalyzer.Cli.Output;

/// <summary>Writes files whole or not at all: to a temporary name beside the target, then renamed.</summary>
/// <param name="context">Where to, and where failures are told.</param>
internal sealed class OutputFiles(VerbContext context)
{
    private readonly List<string> _written = [];

    /// <summary>Whether any file could not be written.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Files that were written, as they were named.</summary>
    public IReadOnlyList<string> Written => _written;

    /// <summary>Writes one file and makes its folder. A failure is one line on stderr; the other files are still written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its content.</param>
    public void Write(string path, Action<Stream> write)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        try
        {
            Replace(context.FileSystem, TargetOf(context.FileSystem, path), write);
            _written.Add(path);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            HasFailed = true;
            context.Terminal.Fail($"{path} could not be written: {exception.Message}");
        }
    }

    /// <summary>Where a link leads; the path itself when it is none. Renaming onto a link, such as /dev/stdout, would put a file in its place.</summary>
    private static string TargetOf(IFileSystem fileSystem, string path)
    {
        var file = fileSystem.FileInfo.New(path);
        return file.LinkTarget is null ? path : file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
    }

    private static void Replace(IFileSystem fileSystem, string path, Action<Stream> write)
    {
        var directory = fileSystem.Path.GetDirectoryName(fileSystem.Path.GetFullPath(path));
        if (directory is not null)
        {
            fileSystem.Directory.CreateDirectory(directory);
        }

        var partial = path + ".partial";
        try
        {
            using (var stream = fileSystem.File.Create(partial))
            {
                write(stream);
            }

            fileSystem.File.Move(partial, path, overwrite: true);
        }
        finally
        {
            if (fileSystem.File.Exists(partial))
            {
                fileSystem.File.Delete(partial);
            }
        }
    }
}
