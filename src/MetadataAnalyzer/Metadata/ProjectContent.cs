using System.Collections.Immutable;
using System.IO.Abstractions;
using MetadataAnalyzer.Metadata.Layout;

namespace MetadataAnalyzer.Metadata;

/// <summary>The bytes of single files of a project that was read before.</summary>
public static class ProjectContent
{
    /// <summary>Files by path; one that cannot be read any more is left out.</summary>
    /// <param name="fileSystem">Where the path is.</param>
    /// <param name="path">The path the project was read from.</param>
    /// <param name="project">The project.</param>
    /// <param name="files">Paths relative to the project root.</param>
    public static ImmutableDictionary<string, ImmutableArray<byte>> Read(IFileSystem fileSystem, string path, MetadataProject project, IEnumerable<string> files)
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
