using System.Collections.Immutable;
using System.Xml;
using MetadataAnalyzer.Files;

namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>Reads which types a project's manifests ask for as a whole: what such a request did not bring, the org does not have.</summary>
internal static class ManifestReader
{
    private const string ManifestDirectory = "manifest";
    private const string Wildcard = "*";

    /// <summary>The types asked for with a wildcard; sorted, each once.</summary>
    /// <param name="tree">Where the project is.</param>
    /// <param name="root">Directory of the project in the tree.</param>
    public static ImmutableArray<string> RequestedTypes(IFileTree tree, string root) =>
        [.. Manifests(tree, root).SelectMany(path => Read(tree, path)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>
    /// <c>package.xml</c> in the project, in a folder of it or above metadata in a folder of its own, and every manifest in
    /// <c>manifest/</c>.
    /// </summary>
    private static IEnumerable<string> Manifests(IFileTree tree, string root)
    {
        if (root.Length > 0 && tree.FileExists(ProjectDiscovery.ManifestName))
        {
            yield return ProjectDiscovery.ManifestName;
        }

        foreach (var child in Children(tree, root))
        {
            var path = TreePath.Combine(root, child.Name);
            if (child.IsFile && child.Name == ProjectDiscovery.ManifestName)
            {
                yield return path;
            }
            else if (child.IsDirectory && !ProjectDiscovery.IsSkipped(child.Name))
            {
                foreach (var file in Children(tree, path).Where(file => file.IsFile && IsManifest(child.Name, file.Name)))
                {
                    yield return TreePath.Combine(path, file.Name);
                }
            }
        }
    }

    private static bool IsManifest(string directory, string name) => name == ProjectDiscovery.ManifestName
        || (directory == ManifestDirectory
            && name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
                && !name.StartsWith("destructiveChanges", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Read(IFileTree tree, string path)
    {
        try
        {
            using var content = tree.Read(path);
            using var reader = XmlInput.Open(content.OpenStream(),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return [.. Wildcards(reader)];
        }
        catch (Exception exception) when (exception is XmlException or UnreadableContentException)
        {
            // A damaged manifest asks for nothing that could be known.
            return [];
        }
    }

    private static IEnumerable<string> Wildcards(XmlReader reader)
    {
        var hasWildcard = false;
        var name = "";
        var element = "";
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, Depth: 0 } && reader.LocalName != "Package")
            {
                yield break;
            }

            if (reader.NodeType == XmlNodeType.Element)
            {
                element = reader.LocalName;
            }
            else if (reader is { NodeType: XmlNodeType.Text, Depth: 3 })
            {
                hasWildcard |= element == "members" && reader.Value.Trim() == Wildcard;
                name = element == "name" ? reader.Value.Trim() : name;
            }
            else if (reader is { NodeType: XmlNodeType.EndElement, Depth: 1, LocalName: "types" })
            {
                if (hasWildcard && name.Length > 0)
                {
                    yield return name;
                }

                hasWildcard = false;
                name = "";
            }
        }
    }

    /// <summary>A folder that cannot be listed holds no manifest that could be read.</summary>
    private static IReadOnlyList<TreeEntry> Children(IFileTree tree, string directory)
    {
        try
        {
            return tree.Children(directory);
        }
        catch (UnreadableContentException)
        {
            return [];
        }
    }
}
