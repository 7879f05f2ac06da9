using System.Collections.Frozen;
using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>references.yml</c>: where metadata names users and profiles, and what each place asks of whoever is named.</summary>
public sealed class ReferenceCatalogue
{
    private readonly FrozenDictionary<ReferencePlace, ReferenceEntry> _byPlace;
    private readonly FrozenSet<string> _userInterfaceTypes;

    internal ReferenceCatalogue(YamlMapping file, CatalogueSources sources, StandardNames names)
    {
        file.Only("source", "user_interface_types", "families", "places");
        var fallback = file.TextOrNull("source");
        All = [.. file.Items("places").Select(node => Read(node, sources, fallback))];
        _byPlace = All.ToFrozenDictionary(entry => entry.Place);
        _userInterfaceTypes = file.List("user_interface_types").ToFrozenSet(StringComparer.Ordinal);
        Families = [.. file.Items("families").Select(ReadFamily)];
        Search = new() { Places = [.. All.Select(entry => entry.Place)], ProfileNames = names.ProfileNames };
    }

    /// <summary>Every place, in the order of the file.</summary>
    public ImmutableArray<ReferenceEntry> All { get; }

    /// <summary>Families of components that may name a user or a profile.</summary>
    public ImmutableArray<ReferenceFamily> Families { get; }

    /// <summary>What to look for while a project is read.</summary>
    public ReferenceSearch Search { get; }

    /// <summary>What a place asks of whoever is named there; null when the place is none of this catalogue.</summary>
    public ReferenceEntry? Find(ReferencePlace? place) => place is null ? null : _byPlace.GetValueOrDefault(place);

    /// <summary>Whether components of a type are seen or work in the user interface only.</summary>
    public bool IsUserInterface(string componentType) => _userInterfaceTypes.Contains(componentType);

    private static ReferenceFamily ReadFamily(YamlMapping node)
    {
        node.Only("name", "types", "members");
        return new(node.Text("name"), node.List("types"), node.List("members"));
    }

    private static ReferenceEntry Read(YamlMapping node, CatalogueSources sources, string? fallback)
    {
        node.Only("type", "path", "names", "list", "decides", "needs", "needs_user_interface", "never_candidate", "says", "other_rule", "kept_by_platform", "source");
        try
        {
            return new()
            {
                Place = new(node.Text("type"), node.Text("path"), node.Word<ReferenceTarget>("names"), node.Flag("list")),
                Decides = node.WordOr("decides", ProfilePlaceEffect.Access),
                IsKeptByPlatform = node.Flag("kept_by_platform"),
                Needs = node.List("needs"),
                NeedsUserInterface = node.Flag("needs_user_interface"),
                NeverCandidate = node.TextOrNull("never_candidate"),
                Says = node.Text("says"),
                HasOtherRule = node.Flag("other_rule"),
                Source = sources.Of(node, fallback),
            };
        }
        catch (FormatException exception)
        {
            throw node.Error(exception.Message, "path");
        }
    }
}
