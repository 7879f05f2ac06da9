using System.Collections.Immutable;
using System.IO.Abstractions;
using System.Text;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Cli.Changes;

/// <summary>
/// The project, and what else of its repository a check goes by, as it is in the commit that a branch left another at, written to a
/// temporary folder that goes away with this object. The repository stays untouched: contents are read from it as they are stored, with no
/// index, no checkout, no hook and no filter.
/// </summary>
internal sealed class BaseTree : IDisposable
{
    private const string Advice = "name the changed files with --changed-files instead";

    private static readonly string[] ConfigurationExtensions = [".yml", ".yaml"];

    private readonly IDirectoryInfo _folder;

    private BaseTree(IDirectoryInfo folder, string path, FilePlaces places) => (_folder, Path, Places) = (folder, path, places);

    /// <summary>The project's folder in that state. It is not there when the project is not in the commit.</summary>
    public string Path { get; }

    /// <summary>
    /// The places of the repository's files in that state. A project that is not in the commit is read in place, because there was no
    /// check of it before.
    /// </summary>
    public FilePlaces Places { get; }

    /// <summary>Takes the project out of the repository that it lies in.</summary>
    /// <param name="context">Disk and cancellation.</param>
    /// <param name="project">Folder of the project.</param>
    /// <param name="reference">A branch, tag or commit.</param>
    /// <param name="wanted">What of the repository is needed beside the project's folder and YAML files.</param>
    /// <exception cref="ProjectNotFoundException">There is nothing at the path.</exception>
    /// <exception cref="UsageException">There is no repository or no git, the reference is not known, or history is missing.</exception>
    public static BaseTree Of(VerbContext context, string project, string reference, Wanted wanted)
    {
        var files = context.FileSystem;
        var full = files.Path.GetFullPath(project);
        if (!files.Path.Exists(full))
        {
            throw ProjectNotFoundException.At(project);
        }

        if (!files.Directory.Exists(full))
        {
            throw new UsageException($"--since {reference}: {project} is no folder, so that it lies in no git repository");
        }

        try
        {
            // By the path as it is given: a folder that a branch replaced by a link is still looked for under its own name.
            var above = RepositoryFolder.RootOf(files, project);
            var git = new Git(above ?? full, context.CancellationToken);
            var (root, prefix, isShallow) = FindRepository(git);
            prefix = above is null ? prefix : RepositoryFolder.Of(files, project);
            ImmutableArray<string> roots = [.. new[] { above, files.Path.GetFullPath(root) }.OfType<string>()
                .Distinct(StringComparer.Ordinal)];
            var commit = FindBase(git, reference, isShallow);
            return Write(context, git, commit, (folder, isThere) =>
            {
                var target = files.Path.GetFullPath(files.Path.Combine(folder, prefix)).TrimEnd(files.Path.DirectorySeparatorChar);
                return (target, new FilePlaces(
                    files, [(full, target), .. roots.Select(place => (place, folder))], inPlace: isThere ? null : full));
            }, prefix, wanted);
        }
        catch (UsageException exception)
        {
            throw new UsageException($"--since {reference}: {exception.Message}", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private static (string Root, string Prefix, bool IsShallow) FindRepository(Git git)
    {
        var (code, output, error) = git.Run(
            "rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-toplevel", "--show-prefix");
        return code == 0 && output.Split('\n') is ["true", var shallow, var root, var prefix, ..] ? (root, prefix, shallow == "true")
            : throw new UsageException(error.Contains("not a git repository", StringComparison.Ordinal) || code == 0
                ? $"the project lies in no git repository; {Advice}" : $"git says: {FirstLine(error)}");
    }

    private static string FindBase(Git git, string reference, bool isShallow)
    {
        var missing = isShallow
            ? $"this clone is shallow and lacks the history that leads to it; fetch all of it (fetch-depth: 0), or {Advice}"
            : null;
        if (reference.StartsWith('-')
            || Line(git.Run("rev-parse", "--verify", "--quiet", "--end-of-options", $"{reference}^{{commit}}")) is not { } commit)
        {
            throw new UsageException(missing ?? "no such branch, tag or commit in this clone; fetch it, or correct the name");
        }

        return Line(git.Run("merge-base", commit, "HEAD"))
            ?? throw new UsageException(missing ?? "it has no commit in common with the one that is checked out");
    }

    private static BaseTree Write(
        VerbContext context, Git git, string commit, Func<string, bool, (string Path, FilePlaces Places)> place, string prefix,
        Wanted wanted)
    {
        var entries = Entries(git, commit);
        var folder = context.FileSystem.Directory.CreateTempSubdirectory("metadata-analyzer-base-");
        try
        {
            var (path, places) = place(folder.FullName, entries.Any(entry => entry.Path.StartsWith(prefix, StringComparison.Ordinal)));
            ImmutableArray<string> named = [.. wanted.Named.Concat(wanted.Exports).Where(places.IsMoved).Select(places.Find)];
            bool IsWanted(string entry, string target) => wanted.All || entry.StartsWith(prefix, StringComparison.Ordinal)
                || ConfigurationExtensions.Any(extension => entry.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                || named.Any(
                    name => target == name
                        || target.StartsWith(name + context.FileSystem.Path.DirectorySeparatorChar, StringComparison.Ordinal));

            var files = entries.Select(entry => (entry.Id, entry.Path, Target: TargetOf(context.FileSystem, folder, entry.Path)))
                .Where(entry => entry.Target is not null && IsWanted(entry.Path, entry.Target)).ToList();
            git.ReadObjects([.. files.Select(file => file.Id)], (index, content) =>
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                var target = files[index].Target!;
                context.FileSystem.Directory.CreateDirectory(context.FileSystem.Path.GetDirectoryName(target)!);
                context.FileSystem.File.WriteAllBytes(target, content);
            });
            foreach (var exports in wanted.Exports.Where(places.IsMoved))
            {
                AddGiven(context, git, exports, places.Find(exports));
            }

            return new(folder, path, places);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>
    /// The files of a commit, links followed as in a checkout: a link to anything that is not in the commit, and a submodule, is none.
    /// </summary>
    private static List<(string Id, string Path)> Entries(Git git, string commit)
    {
        var (code, output, error) = git.Run("ls-tree", "-r", "-z", "--full-tree", commit);
        if (code != 0)
        {
            throw new UsageException($"git says: {FirstLine(error)}");
        }

        var entries = output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(Entry).ToList();
        List<(string Id, string Path)> files = [.. entries.Where(entry => entry.Mode is "100644" or "100755" or "100664")
            .Select(entry => (entry.Id, entry.Path))];
        var links = entries.Where(entry => entry.Mode == "120000").ToList();
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        git.ReadObjects(
            [.. links.Select(link => link.Id)], (index, content) => targets.Add(links[index].Path, Encoding.UTF8.GetString(content)));
        return new CommitLinks(targets).Follow(files);
    }

    /// <summary><c>mode type id TAB path</c>.</summary>
    private static (string Mode, string Id, string Path) Entry(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        return tab > 0 && line[..tab].Split(' ') is [var mode, _, var id] ? (mode, id, line[(tab + 1)..]) : ("", "", line);
    }

    /// <summary>
    /// Adds the exports that git does not track, such as those that a job fetched for this run: no branch wrote them. A tracked file counts
    /// as in the base also when it differs in the working tree, because a branch can make any file differ, by attributes. Asking for those
    /// would run filters, too.
    /// </summary>
    private static void AddGiven(VerbContext context, Git git, string folder, string target)
    {
        var files = context.FileSystem;
        if (!files.Directory.Exists(folder)
            || git.Run("ls-files", "-z", "--others", "--", files.Path.GetFullPath(folder)) is not (0, { Length: > 0 } output, _))
        {
            return;
        }

        var given = output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(path => files.Path.GetFileName(path))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var file in files.DirectoryInfo.New(folder).EnumerateFiles().Where(file => given.Contains(file.Name)))
        {
            files.Directory.CreateDirectory(target);
            files.File.Copy(file.FullName, files.Path.Combine(target, file.Name), overwrite: true);
        }
    }

    /// <summary>Null for a path that would lead out of the folder.</summary>
    private static string? TargetOf(IFileSystem fileSystem, IDirectoryInfo folder, string path)
    {
        var target = fileSystem.Path.GetFullPath(fileSystem.Path.Combine(folder.FullName, path));
        return target.StartsWith(folder.FullName + fileSystem.Path.DirectorySeparatorChar, StringComparison.Ordinal) ? target : null;
    }

    private static string? Line((int Code, string Output, string Error) run) =>
        run.Code == 0 && run.Output.Trim() is { Length: > 0 } text ? FirstLine(text) : null;

    private static string FirstLine(string text) => text.Split('\n')[0];

    /// <summary>The files of the repository that a check needs beside the project's folder and YAML files.</summary>
    /// <param name="Named">Files and folders that options name, wherever they lie.</param>
    /// <param name="Exports">Folders of exports.</param>
    /// <param name="All">Whether all of it is needed: a project of rules may use any file.</param>
    internal sealed record Wanted(ImmutableArray<string> Named, ImmutableArray<string> Exports, bool All);
}
