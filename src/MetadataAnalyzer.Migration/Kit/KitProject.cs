using System.Collections.Immutable;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>Components as a project of its own, with a manifest that lists them and scripts that deploy just these.</summary>
internal static class KitProject
{
    /// <summary>Manifest of what is proven.</summary>
    public const string Manifest = "manifest/package.xml";

    /// <summary>Manifest of what is not, so that one refusal does not stop the rest.</summary>
    public const string UnprovenManifest = "manifest/unproven.xml";

    /// <summary>The files of a project.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="components">What the first manifest lists.</param>
    /// <param name="unproven">What the second lists.</param>
    /// <param name="apiVersion">API version; null takes the default.</param>
    public static IEnumerable<KitFile> Of(string name, ImmutableArray<KitComponent> components, ImmutableArray<KitComponent> unproven, string? apiVersion)
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

    /// <summary>A manifest that lists just these.</summary>
    public static string Package(IEnumerable<KitComponent> components, string? apiVersion)
    {
        var types = components.GroupBy(component => component.Type, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
            "    <types>\n"
            + string.Concat(group.Select(component => component.FullName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(member => $"        <members>{MetadataText.Escape(member)}</members>\n"))
            + $"        <name>{group.Key}</name>\n    </types>\n");
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Package xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n{string.Concat(types)}    <version>{apiVersion ?? SfdxProject.DefaultApiVersion}</version>\n</Package>\n";
    }
}
