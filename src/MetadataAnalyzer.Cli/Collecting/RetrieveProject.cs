using System.Collections.Immutable;
using MetadataAnalyzer.Migration.Kit;

namespace MetadataAnalyzer.Cli.Collecting;

/// <summary>
/// The project without which the Salesforce CLI retrieves nothing in source format. The CLI refuses it unless its package directories
/// exist.
/// </summary>
internal static class RetrieveProject
{
    public const string FileName = SfdxProject.FileName;

    /// <summary>Package directories of a project that is retrieved at once.</summary>
    public static ImmutableArray<string> Whole { get; } = [SfdxProject.PackageDirectory];

    /// <summary>Package directories of a project that is retrieved in parts, each a project of its own.</summary>
    public static ImmutableArray<string> OfParts { get; } = [.. RetrieveParts.Folders.Select(folder => $"{folder}/{SfdxProject.PackageDirectory}")];

    /// <summary>The file as text with LF.</summary>
    /// <param name="directories">Package directories.</param>
    /// <param name="version">API version; null takes the default.</param>
    public static string Write(IEnumerable<string> directories, string? version) =>
        SfdxProject.Write("retrieved-metadata", directories, version);
}
