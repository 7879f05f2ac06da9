using System.Collections.Immutable;
using System.IO.Abstractions;
using System.Security.Cryptography;
using System.Text;
using MetadataAnalyzer.Metadata.Layout;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>The bytes of single files of a project that was read before.</summary>
public static class ProjectContent
{
    /// <summary>Files by path; one that cannot be read any more is left out.</summary>
    /// <param name="fileSystem">Where the path is.</param>
    /// <param name="path">The path the project was read from.</param>
    /// <param name="project">The project.</param>
    /// <param name="files">Paths relative to the project root.</param>
    public static ImmutableDictionary<string, ImmutableArray<byte>> Read(IFileSystem fileSystem, string path, MetadataProject project,
        IEnumerable<string> files)
    {
        using var tree = MetadataReader.Open(fileSystem, path, project);
        var contents = ImmutableDictionary.CreateBuilder<string, ImmutableArray<byte>>(StringComparer.Ordinal);
        foreach (var file in files.Distinct(StringComparer.Ordinal))
        {
            try
            {
                using var content = tree.Read(file);
                contents.Add(file, [.. content.Span]);
            }
            catch (UnreadableContentException)
            {
                continue;
            }
        }

        return contents.ToImmutable();
    }
}

/// <summary>One hash over all files of a project.</summary>
public static class ProjectHash
{
    /// <summary>
    /// SHA-256 over a line for each file, sorted by path: the SHA-256 of its content, two spaces, its path from the project root, LF; as
    /// <c>sha256sum</c> writes it. A file that cannot be read has hyphens for its hash.
    /// </summary>
    /// <param name="fileSystem">Where the path is.</param>
    /// <param name="path">The path the project was read from.</param>
    /// <param name="project">The project.</param>
    /// <param name="progress">Counts the files; null counts nothing.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public static InputHash Of(IFileSystem fileSystem, string path, MetadataProject project, WorkProgress? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var tree = MetadataReader.Open(fileSystem, path, project);
        var files = project.Files.Select(file => file.Path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        progress?.Expect(files.Count);
        var lines = files.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(file =>
        {
            var hash = HashOf(tree, file);
            progress?.Add(1);
            return $"{hash}  {file}\n";
        });
        return new("project", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines)))));
    }

    private static string HashOf(ProjectTree tree, string file)
    {
        try
        {
            using var content = tree.Read(file);
            return Convert.ToHexStringLower(SHA256.HashData(content.Span));
        }
        catch (UnreadableContentException)
        {
            return new string('-', 64);
        }
    }
}
