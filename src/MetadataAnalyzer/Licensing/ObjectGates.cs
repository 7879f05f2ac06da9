using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary>Reads the parts of <c>objects.yml</c> in which user permissions decide access.</summary>
internal static class ObjectGates
{
    private const string Any = "_any";
    private const string Every = "_all";

    /// <summary>The <c>USE_any</c> and <c>USE_all</c> keys of an entry.</summary>
    public static IEnumerable<PermissionGate> Read(YamlMapping entry)
    {
        foreach (var key in entry.Keys)
        {
            if (key is "note" or "source")
            {
                continue;
            }

            if (!key.EndsWith(Any, StringComparison.Ordinal) && !key.EndsWith(Every, StringComparison.Ordinal))
            {
                throw entry.Error($"unknown key '{key}' in '{entry.Name}'; write a use with {Any} or {Every}, such as read{Any}", key);
            }

            yield return new PermissionGate(key[..^Any.Length], key.EndsWith(Every, StringComparison.Ordinal), entry.List(key));
        }
    }

    public static RestResource ReadResource(YamlMapping entry, CatalogueSources sources)
    {
        entry.Only("permission", "note", "source");
        return new RestResource(entry.Name, entry.Text("permission"), entry.TextOrNull("note"), sources.Of(entry));
    }
}
