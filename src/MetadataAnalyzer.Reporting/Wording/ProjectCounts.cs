using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>The numbers of components and files of a project.</summary>
public static class ProjectCounts
{
    private const string MetaSuffix = "-meta.xml";

    /// <summary>Components by Metadata API type, sorted by type.</summary>
    public static IEnumerable<(string Type, int Count)> Components(MetadataProject project) => project.Components
        .GroupBy(component => component.Type, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => (group.Key, group.Count()));

    /// <summary>Number of files of unknown type by extension, sorted; a file without an extension counts under its whole name.</summary>
    public static IEnumerable<(string Suffix, int Count)> UnknownSuffixes(MetadataProject project) => project.UnknownFiles
        .GroupBy(SuffixOf, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => (group.Key, group.Count()));

    private static string SuffixOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        name = name.EndsWith(MetaSuffix, StringComparison.OrdinalIgnoreCase) ? name[..^MetaSuffix.Length] : name;
        return name[(name.LastIndexOf('.') + 1)..];
    }
}
