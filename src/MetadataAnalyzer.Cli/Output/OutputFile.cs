using System.IO.Abstractions;
using MetadataAnalyzer.Files;

namespace MetadataAnalyzer.Cli.Output;

/// <summary>
/// The one way to write a file: whole or not at all, under a name of its own that is renamed at the end. A link at the file's place is
/// replaced, never written through, and a folder that a link leads out of its repository to is refused. What is no file, such as
/// /dev/stdout, is written straight into.
/// </summary>
internal static class OutputFile
{
    private static readonly string[] SystemFolders = ["/dev/", "/proc/", @"\\.\"];

    /// <param name="fileSystem">Where to.</param>
    /// <param name="path">The file; its folder is made when it is not there.</param>
    /// <param name="write">Writes its content.</param>
    /// <exception cref="IOException">It cannot be written; what was there is still there.</exception>
    public static void Write(IFileSystem fileSystem, string path, Action<Stream> write)
    {
        var full = fileSystem.Path.GetFullPath(path);
        if (IsStream(fileSystem, full))
        {
            // Appended, because stdout may be a file that the shell has begun.
            using var stream = fileSystem.FileStream.New(full, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            write(stream);
            return;
        }

        var folder = FolderOf(fileSystem, full);
        var partial = fileSystem.Path.Combine(folder, PartialName(fileSystem));
        var isOurs = false;
        try
        {
            using (var stream = fileSystem.FileStream.New(partial, FileMode.CreateNew, FileAccess.Write))
            {
                isOurs = true;
                write(stream);
            }

            fileSystem.File.Move(partial, full, overwrite: true);
            isOurs = false;
        }
        finally
        {
            if (isOurs)
            {
                fileSystem.File.Delete(partial);
            }
        }
    }

    /// <summary>The folder of what is to be written, made when it is not there.</summary>
    /// <exception cref="RefusedFileException">
    /// A link leads out of the repository or project that the folder lies in by its name.
    /// </exception>
    public static string FolderOf(IFileSystem fileSystem, string full)
    {
        var folder = fileSystem.Path.GetDirectoryName(full) ?? full;

        // As a place in the folder, so that the folder itself may be the project.
        if (LinkBoundary.WhyRefused(fileSystem, fileSystem.Path.Combine(folder, PartialName(fileSystem))) is { } refusal)
        {
            throw new RefusedFileException(refusal);
        }

        fileSystem.Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>A name that no other run takes.</summary>
    public static string PartialName(IFileSystem fileSystem) => $"metadata-analyzer-{fileSystem.Path.GetRandomFileName()}.partial";

    private static bool IsStream(IFileSystem fileSystem, string full) =>
        Array.Exists(SystemFolders, folder => full.StartsWith(folder, StringComparison.Ordinal))
        || (!LinkBoundary.IsLink(fileSystem.FileInfo.New(full)) && SpecialFile.KindOf(full) is not null);
}

/// <summary>Writes the files of a run, each whole or not at all, and keeps which were written.</summary>
/// <param name="context">Where to, and where failures are told.</param>
internal sealed class OutputFiles(VerbContext context)
{
    private readonly List<string> _written = [];

    /// <summary>Whether any file could not be written.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Files that were written, as they were named.</summary>
    public IReadOnlyList<string> Written => _written;

    /// <summary>Prints a line for each file that was written.</summary>
    public void ShowWritten()
    {
        foreach (var path in _written)
        {
            context.Terminal.Line($"Wrote {path}");
        }
    }

    /// <summary>Writes one file and makes its folder. A failure is one line on stderr.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its content.</param>
    public void Write(string path, Action<Stream> write) => Write([(path, write)]);

    /// <summary>Writes files at the same time. One that fails is one line on stderr; the others are still written.</summary>
    /// <param name="files">Each file with what writes its content.</param>
    public void Write(IReadOnlyList<(string Path, Action<Stream> Write)> files)
    {
        var done = 0;
        var failures = context.Terminal.During(() => $"Writing {Volatile.Read(ref done)} of {files.Count} files", () =>
        {
            var results = new Exception?[files.Count];
            Parallel.For(0, files.Count, new ParallelOptions { CancellationToken = context.CancellationToken }, index =>
            {
                results[index] = TryWrite(files[index].Path, files[index].Write);
                Interlocked.Increment(ref done);
            });
            return results;
        });
        for (var index = 0; index < files.Count; index++)
        {
            if (failures[index] is not { } failure)
            {
                _written.Add(files[index].Path);
                continue;
            }

            HasFailed = true;
            context.Terminal.Fail($"{files[index].Path} could not be written: {failure.Message}");
        }
    }

    private Exception? TryWrite(string path, Action<Stream> write)
    {
        try
        {
            OutputFile.Write(context.FileSystem, path, write);
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return exception;
        }
    }
}
