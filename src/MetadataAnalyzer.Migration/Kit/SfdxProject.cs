using System.Text.Json;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>The file that makes a folder a project of the Salesforce CLI.</summary>
public static class SfdxProject
{
    public const string FileName = "sfdx-project.json";

    /// <summary>The package directory of a project that the tool writes.</summary>
    public const string PackageDirectory = "force-app";

    /// <summary>API version where the metadata names none.</summary>
    public const string DefaultApiVersion = "64.0";

    /// <summary>The file as text with LF.</summary>
    /// <param name="name">The project's name.</param>
    /// <param name="directories">Package directories; the first is the default one.</param>
    /// <param name="apiVersion">API version of its metadata; null takes the default.</param>
    public static string Write(string name, IEnumerable<string> directories, string? apiVersion)
    {
        var entries = directories.Select((path, index) => $"    {{ \"path\": \"{path}\"{(index == 0 ? ", \"default\": true" : "")} }}");
        return $$"""
        {
          "packageDirectories": [
        {{string.Join(",\n", entries)}}
          ],
          "name": "{{name}}",
          "namespace": "",
          "sourceApiVersion": "{{JsonEncodedText.Encode(apiVersion ?? DefaultApiVersion)}}"
        }

        """.ReplaceLineEndings("\n");
    }
}
