using System.IO.Abstractions;

namespace MetadataAnalyzer.Files;

/// <summary>
/// The folder that a path belongs to by its name, and out of which no link on the way may lead: a committed file may
/// come from an untrusted author, and so may a link.
/// </summary>
public static class LinkBoundary
{
    private const int MaxLinks = 40;

    private static readonly string[] Marks = [".git", "sfdx-project.json"];

    /// <summary>The path with every link on the way followed; what does not exist is kept as it is.</summary>
    /// <exception cref="RefusedFileException">The links go round in a circle.</exception>
    public static string RealPath(IFileSystem fileSystem, string path)
    {
        var paths = fileSystem.Path;
        var full = paths.GetFullPath(path);
        var real = paths.GetPathRoot(full)!;
        var rest = new Stack<string>(Segments(fileSystem, full).Reverse());
        var links = 0;
        while (rest.TryPop(out var segment))
        {
            var next = paths.Combine(real, segment);
            if (TargetOf(fileSystem, next) is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                throw new RefusedFileException("its links go round in a circle");
            }

            var leadsTo = paths.GetFullPath(paths.Combine(real, target));
            real = paths.GetPathRoot(leadsTo)!;
            foreach (var above in Segments(fileSystem, leadsTo).Reverse())
            {
                rest.Push(above);
            }
        }

        return real;
    }

    /// <summary>Whether a path is a folder or is below it, by their names.</summary>
    public static bool IsInside(IFileSystem fileSystem, string path, string folder)
    {
        var relative = fileSystem.Path.GetRelativePath(folder, path);
        return relative != ".." && !relative.StartsWith(".." + fileSystem.Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && !fileSystem.Path.IsPathRooted(relative);
    }

    /// <summary>
    /// The folder of the repository that a path is in by its name: the nearest above it that holds <c>.git</c>; null for none.
    /// </summary>
    public static string? RepositoryOf(IFileSystem fileSystem, string path) =>
        FoldersAbove(fileSystem, path).FirstOrDefault(folder => Holds(fileSystem, folder, Marks[0]));

    /// <summary>
    /// The reason why a path may be neither read nor written: a link on the way leads out of a repository or project that holds it by its
    /// name. Null when it may.
    /// </summary>
    public static string? WhyRefused(IFileSystem fileSystem, string path)
    {
        string? real = null;
        foreach (var folder in FoldersAbove(fileSystem, path).Where(folder => Array.Exists(Marks, mark => Holds(fileSystem, folder, mark))))
        {
            if (!IsInside(fileSystem, real ??= RealPath(fileSystem, path), RealPath(fileSystem, folder)))
            {
                var what = Holds(fileSystem, folder, Marks[0]) ? "repository" : "project";
                return $"a link leads out of the {what} '{fileSystem.Path.GetFileName(folder)}'; name the place that it leads to";
            }
        }

        return null;
    }

    /// <summary>Whether a file or folder is a link; false when it is not there.</summary>
    public static bool IsLink(IFileInfo info) => (int)info.Attributes != -1 && info.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static IEnumerable<string> FoldersAbove(IFileSystem fileSystem, string path)
    {
        for (var folder = fileSystem.Path.GetDirectoryName(fileSystem.Path.GetFullPath(path));
            folder is not null;
            folder = fileSystem.Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }

    private static bool Holds(IFileSystem fileSystem, string folder, string mark)
    {
        var path = fileSystem.Path.Combine(folder, mark);
        return fileSystem.File.Exists(path) || fileSystem.Directory.Exists(path);
    }

    private static string[] Segments(IFileSystem fileSystem, string full) => full[fileSystem.Path.GetPathRoot(full)!.Length..]
        .Split([fileSystem.Path.DirectorySeparatorChar, fileSystem.Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);

    private static string? TargetOf(IFileSystem fileSystem, string path)
    {
        var info = fileSystem.FileInfo.New(path);
        return IsLink(info) ? info.LinkTarget : null;
    }
}
