using System.Xml.Linq;

namespace MetadataAnalyzer.Tests.Acceptance;

/// <summary>
/// Turns a project in source format into a Metadata API folder, as the platform vendor's tools do: pieces are put back into their
/// component.
/// </summary>
internal static class MetadataApiConversion
{
    private const string Meta = "-meta.xml";

    private static readonly XNamespace Metadata = "http://soap.sforce.com/2006/04/metadata";

    /// <param name="project">Folder of the project; its package directories hold <c>main/default</c>.</param>
    /// <param name="target">Folder to write; later package directories replace what earlier ones hold.</param>
    /// <returns><paramref name="target"/>.</returns>
    public static string Convert(string project, string target)
    {
        foreach (var directory in new[] { "force-app", "integrations" })
        {
            var root = Path.Combine(project, directory, "main", "default");
            // What .forceignore leaves out is no part of the project.
            var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Where(file => !file.Contains("archive", StringComparison.Ordinal));
            foreach (var file in files.Order(StringComparer.Ordinal))
            {
                Convert(file, Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar), target);
            }
        }

        File.WriteAllText(Path.Combine(target, "package.xml"), $"<Package xmlns=\"{Metadata}\"><version>67.0</version></Package>");
        return target;
    }

    private static void Convert(string file, string[] parts, string target)
    {
        switch (parts)
        {
            case ["objects", var name, var child, _]:
                Merge(
                    Path.Combine(target, "objects", name + ".object"), "CustomObject",
                    new XElement(Metadata + child, Load(file).Elements()));
                break;
            case ["objects", var name, _]:
                Merge(Path.Combine(target, "objects", name + ".object"), "CustomObject", [.. Load(file).Elements()]);
                break;
            case ["permissionsets", var name, .., _] when parts.Length > 2:
                Merge(Path.Combine(target, "permissionsets", name + ".permissionset"), "PermissionSet", [.. Load(file).Elements()]);
                break;
            default:
                Copy(file, Path.Combine([target, .. parts]));
                break;
        }
    }

    private static void Copy(string file, string target)
    {
        var hasBody = file.EndsWith(Meta, StringComparison.Ordinal) && File.Exists(file[..^Meta.Length]);
        var name = target.EndsWith(Meta, StringComparison.Ordinal) && !hasBody ? target[..^Meta.Length] : target;
        Directory.CreateDirectory(Path.GetDirectoryName(name)!);
        File.Copy(file, name, overwrite: true);
    }

    private static void Merge(string path, string root, params XElement[] elements)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var whole = File.Exists(path) ? XElement.Load(path) : new XElement(Metadata + root);
        whole.Add(elements);
        whole.Save(path);
    }

    /// <summary>The root with every element in the metadata namespace, which pieces of permission sets leave out.</summary>
    private static XElement Load(string file)
    {
        var root = XElement.Load(file);
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Name = Metadata + element.Name.LocalName;
        }

        return root;
    }
}
