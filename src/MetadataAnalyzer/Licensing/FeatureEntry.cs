using System.Collections.Immutable;
using System.IO.Enumeration;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary>
/// A product that user permissions belong to, and the indicators of it. One indicator shows that a subject has the product.
/// </summary>
public sealed record FeatureEntry
{
    public required string Name { get; init; }

    /// <summary>Patterns of permission set licence developer names; <c>*</c> matches any text.</summary>
    public ImmutableArray<string> PermissionSetLicenses { get; init; } = [];

    /// <summary>Namespaces of packages that the subject is licensed for or has rights in.</summary>
    public ImmutableArray<string> Namespaces { get; init; } = [];

    /// <summary>Feature-licence checkboxes of User, by API name.</summary>
    public ImmutableArray<string> UserFlags { get; init; } = [];

    /// <summary>Settings, as <c>Type.element</c>, that are true in the project of an org that has the product.</summary>
    public ImmutableArray<string> Settings { get; init; } = [];

    /// <summary>Objects that only this product brings: rights on one of them are an indicator.</summary>
    public ImmutableArray<string> Objects { get; init; } = [];

    public required EvidenceSource Source { get; init; }

    /// <summary>Whether files or exports can show the product.</summary>
    public bool HasIndicator =>
        !(PermissionSetLicenses.IsEmpty && Namespaces.IsEmpty && UserFlags.IsEmpty && Settings.IsEmpty && Objects.IsEmpty);

    /// <summary>Whether a permission set licence with this developer name (any case) shows the product.</summary>
    public bool MatchesPermissionSetLicense(string developerName)
        => PermissionSetLicenses.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, developerName));

    /// <summary>Reads <c>features.yml</c>, with the objects that <c>objects.yml</c> ties to each product; sorted by name.</summary>
    internal static ImmutableArray<FeatureEntry> ReadAll(YamlMapping file, CatalogueSources sources, ImmutableArray<ObjectEntry> objects)
    {
        file.Only("source", "features");
        var fallback = file.TextOrNull("source");

        // An object that the licence was seen to carry is reachable without the product, so that rights on it are no indicator.
        var objectsOf = objects
            .Where(entry => entry.Feature is not null && entry.Status != CarriageStatus.Allowed)
            .ToLookup(entry => entry.Feature!, entry => entry.Name, StringComparer.Ordinal);
        return
        [
            .. file.Map("features").Entries
                .Select(entry => Read(entry, sources, fallback, objectsOf))
                .OrderBy(feature => feature.Name, StringComparer.Ordinal),
        ];
    }

    private static FeatureEntry Read(
        YamlMapping entry, CatalogueSources sources, string? fallback, ILookup<string, string> objectsOf)
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
