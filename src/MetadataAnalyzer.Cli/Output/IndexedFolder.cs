using System.Collections.Immutable;
using System.IO.Abstractions;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Migration.Kit;

namespace MetadataAnalyzer.Cli.Output;

/// <summary>
/// Writes a folder of files whole or not at all: into a folder beside its place, which is renamed when its last file is written. Only a
/// folder with the same kind of index is ever replaced, and only when that was asked for.
/// </summary>
/// <param name="fileSystem">Where to.</param>
/// <param name="path">The folder.</param>
/// <param name="noun">The word for such a folder in messages: <c>kit</c>.</param>
/// <param name="indexFile">The file in it that lists all others.</param>
internal sealed class IndexedFolder(
    IFileSystem fileSystem, string path, string noun = "kit", string indexFile = MigrationKit.IndexFile)
{
    private const int MostNamed = 3;

    /// <summary>Runs that may put a kit into one place at the same time.</summary>
    private const int MostAttempts = 100;

    private readonly string _path = fileSystem.Path.TrimEndingDirectorySeparator(fileSystem.Path.GetFullPath(path));

    /// <summary>Refuses a place where something is that must not go away.</summary>
    /// <exception cref="UsageException">Something is there, and it is no kit or may not be replaced.</exception>
    public void Check(bool mayReplace)
    {
        try
        {
            CheckContent(mayReplace);
        }
        catch (RefusedFileException exception)
        {
            throw new UsageException($"--output-dir {path}: {indexFile}: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is DirectoryNotFoundException or FileNotFoundException)
        {
            // Another run is putting its folder there at this moment; writing settles it.
        }
    }

    private void CheckContent(bool mayReplace)
    {
        if (LinkBoundary.WhyRefused(fileSystem, _path) is { } refusal)
        {
            throw new UsageException($"--output-dir {path}: {refusal}");
        }

        if (fileSystem.File.Exists(_path))
        {
            throw new UsageException($"--output-dir {path} is a file");
        }

        if (!fileSystem.Directory.Exists(_path) || !fileSystem.Directory.EnumerateFileSystemEntries(_path).Any())
        {
            return;
        }

        if (!fileSystem.File.Exists(fileSystem.Path.Combine(_path, indexFile)))
        {
            throw new UsageException(
                $"--output-dir {path} holds something that is no {noun} (it has no {indexFile}); name an empty or new folder");
        }

        if (!mayReplace)
        {
            throw new UsageException($"--output-dir {path} holds a {noun} already; --force replaces it");
        }

        if (Others().ToList() is { Count: > 0 } others)
        {
            var more = others.Count > MostNamed ? $" and {others.Count - MostNamed} more" : "";
            throw new UsageException(
                $"--output-dir {path} holds a {noun} and {string.Join(", ", others.Take(MostNamed))}{more}, which would be lost; move that "
                + "away");
        }
    }

    /// <summary>Files that the index does not list, such as a snapshot or an answer of the org, which cannot be made again.</summary>
    private IEnumerable<string> Others()
    {
        var index = fileSystem.Path.Combine(_path, indexFile);
        var listed = MigrationKit.FilesOf(InputFile.ReadAllBytes(fileSystem, index)) ?? throw new UsageException(
            $"--output-dir {path} holds something that is no {noun} (its {indexFile} cannot be read); name an empty or new "
            + "folder");
        return fileSystem.Directory.EnumerateFiles(_path, "*", InputFile.BelowAFolder)
            .Select(file => fileSystem.Path.GetRelativePath(_path, file).Replace(fileSystem.Path.DirectorySeparatorChar, '/'))
            .Where(file => file != indexFile && !listed.Contains(file))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>Writes the files, or says on stderr why they cannot be written; then nothing has changed.</summary>
    public bool TryWrite(ImmutableArray<KitFile> files, VerbContext context)
    {
        try
        {
            Write(files, context.CancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            context.Terminal.Fail($"{path} could not be written, and nothing was: {exception.Message}");
            return false;
        }
    }

    /// <summary>Writes the files.</summary>
    /// <exception cref="IOException">They cannot be written; then nothing has changed.</exception>
    public void Write(ImmutableArray<KitFile> files, CancellationToken cancellationToken)
    {
        var partial = fileSystem.Path.Combine(OutputFile.FolderOf(fileSystem, _path), OutputFile.PartialName(fileSystem));
        try
        {
            foreach (var file in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var target = fileSystem.Path.Combine(partial, file.Path.Replace('/', fileSystem.Path.DirectorySeparatorChar));
                fileSystem.Directory.CreateDirectory(fileSystem.Path.GetDirectoryName(target)!);
                fileSystem.File.WriteAllBytes(target, [.. file.Content]);
            }

            Replace(partial);
        }
        finally
        {
            Delete(partial);
        }
    }

    /// <summary>Another run may put its folder there at the same time: that of one of them stays, whole.</summary>
    private void Replace(string partial)
    {
        for (var attempt = 1; ; attempt++)
        {
            // A name that says what it is: a process that is killed here leaves it.
            var old = $"{_path}.{fileSystem.Path.GetRandomFileName()}.old";
            try
            {
                if (fileSystem.Directory.Exists(_path))
                {
                    fileSystem.Directory.Move(_path, old);
                }

                fileSystem.Directory.Move(partial, _path);
                Delete(old);
                return;
            }
            catch
            {
                PutBack(old);
                if (attempt == MostAttempts)
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Puts the earlier content back, unless another run put its folder there meanwhile.</summary>
    private void PutBack(string old)
    {
        try
        {
            if (fileSystem.Directory.Exists(old) && !fileSystem.Directory.Exists(_path))
            {
                fileSystem.Directory.Move(old, _path);
            }
        }
        finally
        {
            if (fileSystem.Directory.Exists(_path))
            {
                Delete(old);
            }
        }
    }

    private void Delete(string folder)
    {
        if (fileSystem.Directory.Exists(folder))
        {
            fileSystem.Directory.Delete(folder, recursive: true);
        }
    }
}
