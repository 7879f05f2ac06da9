using System.IO.Abstractions;
using System.Security.Cryptography;
using System.Text;
using MetadataAnalyzer.Metadata.Layout;

namespace MetadataAnalyzer.Metadata;

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
    public static InputHash Of(IFileSystem fileSystem, string path, MetadataProject project, WorkProgress? progress = null, CancellationToken cancellationToken = default)
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
