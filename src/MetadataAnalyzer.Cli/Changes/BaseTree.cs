using System.IO.Abstractions;

namespace MetadataAnalyzer.Cli.Changes;

/// <summary>
/// The project as it is in the commit that a branch left another at, written to a temporary folder that goes away with this object. The repository stays
/// untouched: contents are read from it as they are stored, with no index, no checkout, no hook and no filter.
/// </summary>
internal sealed class BaseTree : IDisposable
{
    private const string Advice = "name the changed files with --changed-files instead";

    private readonly IDirectoryInfo? _folder;

    private BaseTree(IDirectoryInfo? folder) => _folder = folder;

    /// <summary>The folder; null when the project is not in the commit.</summary>
    public string? Path => _folder?.FullName;

    /// <summary>Takes the project out of the repository that it lies in.</summary>
    /// <param name="context">Disk and cancellation.</param>
    /// <param name="project">Folder of the project.</param>
    /// <param name="reference">A branch, tag or commit.</param>
    /// <exception cref="UsageException">There is no repository or no git, the reference is not known, or history is missing.</exception>
    public static BaseTree Of(VerbContext context, string project, string reference)
    {
        var full = context.FileSystem.Path.GetFullPath(project);
        if (!context.FileSystem.Directory.Exists(full))
        {
            throw new UsageException($"--since {reference}: {project} is no folder, so that it lies in no git repository");
        }

        try
        {
            var git = new Git(full, context.CancellationToken);
            var (commit, prefix) = FindBase(git, reference);
            var tree = Line(git.Run("rev-parse", "--verify", "--quiet", $"{commit}:{prefix.TrimEnd('/')}"));
            return new(tree is null ? null : Write(context, git, tree));
        }
        catch (UsageException exception)
        {
            throw new UsageException($"--since {reference}: {exception.Message}", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_folder is { Exists: true })
        {
            _folder.Delete(recursive: true);
        }
    }

    private static (string Commit, string Prefix) FindBase(Git git, string reference)
    {
        var (code, output, error) = git.Run("rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix");
        if (code != 0 || output.Split('\n') is not ["true", var shallow, var prefix, ..])
        {
            throw new UsageException(error.Contains("not a git repository", StringComparison.Ordinal) || code == 0
                ? $"the project lies in no git repository; {Advice}" : $"git says: {FirstLine(error)}");
        }

        var missing = shallow == "true" ? $"this clone is shallow and lacks the history that leads to it; fetch all of it (fetch-depth: 0), or {Advice}" : null;
        if (reference.StartsWith('-') || Line(git.Run("rev-parse", "--verify", "--quiet", "--end-of-options", $"{reference}^{{commit}}")) is not { } commit)
        {
            throw new UsageException(missing ?? "no such branch, tag or commit in this clone; fetch it, or correct the name");
        }

        return Line(git.Run("merge-base", commit, "HEAD")) is { } common
            ? (common, prefix)
            : throw new UsageException(missing ?? "it has no commit in common with the one that is checked out");
    }

    private static IDirectoryInfo Write(VerbContext context, Git git, string tree)
    {
        var (code, output, error) = git.Run("ls-tree", "-r", "-z", "--full-tree", tree);
        if (code != 0)
        {
            throw new UsageException($"git says: {FirstLine(error)}");
        }

        var folder = context.FileSystem.Directory.CreateTempSubdirectory("metadata-analyzer-base-");
        try
        {
            var files = output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(Entry).OfType<(string Id, string Path)>()
                .Select(entry => (entry.Id, Target: TargetOf(context.FileSystem, folder, entry.Path))).Where(entry => entry.Target is not null).ToList();
            git.ReadObjects([.. files.Select(file => file.Id)], (index, content) =>
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                var target = files[index].Target!;
                context.FileSystem.Directory.CreateDirectory(context.FileSystem.Path.GetDirectoryName(target)!);
                context.FileSystem.File.WriteAllBytes(target, content);
            });
            return folder;
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary><c>mode type id TAB path</c>; links and submodules are no files of the project.</summary>
    private static (string Id, string Path)? Entry(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        return tab > 0 && line[..tab].Split(' ') is ["100644" or "100755" or "100664", "blob", var id] ? (id, line[(tab + 1)..]) : null;
    }

    /// <summary>Null for a path that would lead out of the folder.</summary>
    private static string? TargetOf(IFileSystem fileSystem, IDirectoryInfo folder, string path)
    {
        var target = fileSystem.Path.GetFullPath(fileSystem.Path.Combine(folder.FullName, path));
        return target.StartsWith(folder.FullName + fileSystem.Path.DirectorySeparatorChar, StringComparison.Ordinal) ? target : null;
    }

    private static string? Line((int Code, string Output, string Error) run) => run.Code == 0 && run.Output.Trim() is { Length: > 0 } text ? FirstLine(text) : null;

    private static string FirstLine(string text) => text.Split('\n')[0];
}
