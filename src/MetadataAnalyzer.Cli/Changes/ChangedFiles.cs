using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Files;

namespace MetadataAnalyzer.Cli.Changes;

/// <summary>
/// A list of changed files, one on a line, as <c>git diff --name-only</c> prints it: from the repository's root or from the project's.
/// </summary>
/// <param name="paths">The paths.</param>
/// <param name="repositoryFolder">Folder of the project in its repository, ended by a slash; empty for the root.</param>
internal sealed class ChangedFiles(ImmutableHashSet<string> paths, string repositoryFolder)
{
    private const string Stdin = "-";

    private const string Companion = "-meta.xml";

    /// <summary>Whether a file of the project, named from its root, is in the list.</summary>
    public bool Contains(string path) => paths.Contains(path) || paths.Contains(repositoryFolder + path);

    /// <summary>
    /// Whether a file, or one below a folder, is in the list; the path is given from the project's root and may lead above it.
    /// </summary>
    public bool ContainsOrBelow(string path)
    {
        var fromRoot = FromRoot(repositoryFolder + path);
        return paths.Any(
            listed => new[] { path, fromRoot }.Any(name => listed == name || listed.StartsWith(name + "/", StringComparison.Ordinal)));
    }

    /// <summary>A name in the project's folder and in each one above it in the repository.</summary>
    /// <param name="name">Name of a file.</param>
    /// <param name="repositoryFolder">Folder of the project in its repository, ended by a slash; empty for the root.</param>
    public static IEnumerable<string> Above(string name, string repositoryFolder) =>
        Enumerable.Range(0, repositoryFolder.Count(character => character == '/') + 1)
            .Select(depth => string.Concat(Enumerable.Repeat("../", depth)) + name);

    /// <summary>Without the steps that lead upwards.</summary>
    private static string FromRoot(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts is [.., not ".."])
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    /// <param name="context">Disk and stdin.</param>
    /// <param name="list">The file that holds the list; <c>-</c> for stdin.</param>
    /// <param name="project">Folder of the project.</param>
    /// <param name="repositoryFolder">Folder of the project in its repository, ended by a slash; empty for the root.</param>
    /// <exception cref="UsageException">The list cannot be read.</exception>
    public static ChangedFiles Read(VerbContext context, string list, string project, string repositoryFolder)
    {
        var root = ConfigurationFiles.FolderOf(context.FileSystem, project);
        return new(
            [.. Text(context, list).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)
                .SelectMany(line => Names(context, Unquoted(line), root))], repositoryFolder);
    }

    private static string Text(VerbContext context, string list)
    {
        if (list == Stdin)
        {
            // A user at a terminal can cancel the wait, though not the read.
            return Task.Run(context.Input.ReadToEnd).WaitAsync(context.CancellationToken).GetAwaiter().GetResult();
        }

        try
        {
            return context.FileSystem.File.Exists(list) ? InputFile.ReadAllText(context.FileSystem, list, InputFile.MaxWholeBytes)
                : throw new UsageException($"--changed-files {list}: there is no such file; '-' reads the list from stdin");
        }
        catch (RefusedFileException exception)
        {
            throw new UsageException(
                $"--changed-files {list} cannot be read: {exception.Message}; '-' reads the list from stdin", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--changed-files {list} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>A change of the file beside a class or page is a change of the class or page.</summary>
    private static IEnumerable<string> Names(VerbContext context, string name, string root)
    {
        var relative = context.FileSystem.Path.IsPathRooted(name) ? context.FileSystem.Path.GetRelativePath(root, name) : name;
        var path = relative.Replace('\\', '/');
        path = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        return path.EndsWith(Companion, StringComparison.Ordinal) ? [path, path[..^Companion.Length]] : [path];
    }

    /// <summary>git puts a path with unusual characters in quotes, with C's escapes over the bytes of UTF-8.</summary>
    private static string Unquoted(string line)
    {
        if (line.Length < 2 || line[0] != '"' || line[^1] != '"')
        {
            return line;
        }

        var bytes = new List<byte>();
        for (var index = 1; index < line.Length - 1; index++)
        {
            if (line[index] != '\\' || index + 1 >= line.Length - 1)
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(line[index].ToString()));
            }
            else if (line[index + 1] is >= '0' and <= '3' && index + 4 < line.Length)
            {
                bytes.Add(Octal(line.AsSpan(index + 1, 3)));
                index += 3;
            }
            else
            {
                index++;
                bytes.Add((byte)(line[index] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other }));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static byte Octal(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            value = (value * 8) + CharUnicodeInfo.GetDecimalDigitValue(digit);
        }

        return (byte)value;
    }
}
