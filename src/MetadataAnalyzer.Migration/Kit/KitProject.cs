using System.Collections.Immutable;
using System.Text.Json;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>
/// A Salesforce project of its own for components of the kit, with a manifest that lists them and scripts that deploy only these.
/// </summary>
internal static class KitProject
{
    /// <summary>Manifest of the components that the licence is proven to carry.</summary>
    public const string Manifest = "manifest/package.xml";

    /// <summary>Manifest of the other components, so that a refused one does not stop the rest.</summary>
    public const string UnprovenManifest = "manifest/unproven.xml";

    /// <summary>The files of a project.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="components">Components of the first manifest.</param>
    /// <param name="unproven">Components of the second manifest.</param>
    /// <param name="apiVersion">API version; null takes the default.</param>
    public static IEnumerable<KitFile> Of(string name, ImmutableArray<KitComponent> components, ImmutableArray<KitComponent> unproven,
        string? apiVersion)
    {
        foreach (var component in components.Concat(unproven))
        {
            yield return component.File.In($"{SfdxProject.PackageDirectory}/main/default");
        }

        yield return KitFile.Text(SfdxProject.FileName, SfdxProject.Write(name, [SfdxProject.PackageDirectory], apiVersion));
        if (!components.IsEmpty)
        {
            yield return KitFile.Text(Manifest, Package(components, apiVersion));
        }

        if (!unproven.IsEmpty)
        {
            yield return KitFile.Text(UnprovenManifest, Package(unproven, apiVersion));
        }

        yield return KitFile.Text("deploy.sh", DeployScripts.Posix(components.IsEmpty ? UnprovenManifest : Manifest));
        yield return KitFile.Text("deploy.ps1", DeployScripts.PowerShell(components.IsEmpty ? UnprovenManifest : Manifest));
    }

    /// <summary>A manifest that lists only these components.</summary>
    public static string Package(IEnumerable<KitComponent> components, string? apiVersion)
    {
        var types = components.GroupBy(component => component.Type, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
            "    <types>\n"
            + string.Concat(group.Select(component => component.FullName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(member => $"        <members>{MetadataText.Escape(member)}</members>\n"))
            + $"        <name>{group.Key}</name>\n    </types>\n");
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Package "
            + $"xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n{string.Concat(types)}    "
            + $"<version>{apiVersion ?? SfdxProject.DefaultApiVersion}</version>\n</Package>\n";
    }
}

/// <summary><c>sfdx-project.json</c>, which makes a folder a project of the Salesforce CLI.</summary>
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
