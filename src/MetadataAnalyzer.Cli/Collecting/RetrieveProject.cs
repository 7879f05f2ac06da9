using System.Collections.Immutable;
using System.Text.Json;

namespace MetadataAnalyzer.Cli.Collecting;

/// <summary>
/// The project without which the Salesforce CLI retrieves nothing in source format. The CLI refuses it unless its package directories
/// exist.
/// </summary>
internal static class RetrieveProject
{
    public const string FileName = "sfdx-project.json";

    private const string PackageDirectory = "force-app";

    /// <summary>Package directories of a project that is retrieved at once.</summary>
    public static ImmutableArray<string> Whole { get; } = [PackageDirectory];

    /// <summary>Package directories of a project that is retrieved in parts, each a project of its own.</summary>
    public static ImmutableArray<string> OfParts { get; } = [.. RetrieveParts.Folders.Select(folder => $"{folder}/{PackageDirectory}")];

    /// <summary>The file as text with LF.</summary>
    /// <param name="directories">Package directories.</param>
    /// <param name="version">API version; null takes the default.</param>
    public static string Write(IEnumerable<string> directories, string? version)
    {
        var entries = directories.Select((path, index) => $"    {{ \"path\": \"{path}\"{(index == 0 ? ", \"default\": true" : "")} }}");
        return $$"""
        {
          "packageDirectories": [
        {{string.Join(",\n", entries)}}
          ],
          "name": "retrieved-metadata",
          "namespace": "",
          "sourceApiVersion": "{{JsonEncodedText.Encode(version ?? RetrieveManifest.DefaultApiVersion)}}"
        }

        """.ReplaceLineEndings("\n");
    }
}
