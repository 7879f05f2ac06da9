using System.Collections.Immutable;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>features.yml</c>, joined with the objects that <c>objects.yml</c> ties to each product.</summary>
internal static class FeatureReader
{
    public static ImmutableArray<FeatureEntry> Read(YamlMapping file, CatalogueSources sources, ImmutableArray<ObjectEntry> objects)
    {
        file.Only("source", "features");
        var fallback = file.TextOrNull("source");

        // An object that the licence was seen to carry is reachable without the product, so rights on it show nothing.
        var objectsOf = objects
            .Where(entry => entry.Feature is not null && entry.Status != CarriageStatus.Allowed)
            .ToLookup(entry => entry.Feature!, entry => entry.Name, StringComparer.Ordinal);
        return
        [
            .. file.Map("features").Entries
                .Select(entry => ReadFeature(entry, sources, fallback, objectsOf))
                .OrderBy(feature => feature.Name, StringComparer.Ordinal),
        ];
    }

    private static FeatureEntry ReadFeature(YamlMapping entry, CatalogueSources sources, string? fallback, ILookup<string, string> objectsOf)
    {
        entry.Only("also", "psls", "namespaces", "flags", "settings", "objects", "none", "source");
        var feature = new FeatureEntry
        {
            Name = entry.Name,
            PermissionSetLicenses = entry.List("psls"),
            Namespaces = entry.List("namespaces"),
            UserFlags = entry.List("flags"),
            Settings = entry.List("settings"),
            Objects = [.. entry.List("also").Prepend(entry.Name).SelectMany(name => objectsOf[name]).Order(StringComparer.Ordinal)],
            Source = sources.Of(entry, fallback),
        };
        if (feature.HasIndicator == entry.Flag("none"))
        {
            throw entry.Error(feature.HasIndicator
                ? $"'{entry.Name}' has an indicator: leave 'none' out"
                : $"'{entry.Name}' has no indicator: add one, or write 'none: true'");
        }

        return entry.Flag("objects") && feature.Objects.IsEmpty
            ? throw entry.Error($"no object of {CatalogueFiles.Objects} shows '{entry.Name}': leave 'objects' out", "objects")
            : feature;
    }
}
