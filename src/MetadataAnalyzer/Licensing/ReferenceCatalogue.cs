using System.Collections.Frozen;
using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary>
/// <c>references.yml</c>: the places where metadata names users and profiles, and the effect of each place on what it names.
/// </summary>
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

    /// <summary>The places and names to search for while a project is read.</summary>
    public ReferenceSearch Search { get; }

    /// <summary>The entry of a place; null when the catalogue does not have the place.</summary>
    public ReferenceEntry? Find(ReferencePlace? place) => place is null ? null : _byPlace.GetValueOrDefault(place);

    /// <summary>Whether components of a type are shown or work in the user interface only.</summary>
    public bool IsUserInterface(string componentType) => _userInterfaceTypes.Contains(componentType);

    private static ReferenceFamily ReadFamily(YamlMapping node)
    {
        node.Only("name", "types", "members");
        return new(node.Text("name"), node.List("types"), node.List("members"));
    }

    private static ReferenceEntry Read(YamlMapping node, CatalogueSources sources, string? fallback)
    {
        node.Only(
            "type", "path", "names", "list", "decides", "needs", "needs_user_interface", "never_candidate", "says", "other_rule",
            "kept_by_platform", "source");
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

/// <summary>The effect of a place of the metadata on the user or profile that it names.</summary>
public sealed record ReferenceEntry
{
    /// <summary>The element.</summary>
    public required ReferencePlace Place { get; init; }

    /// <summary>The effect on the users of a profile that is named there.</summary>
    public required ProfilePlaceEffect Decides { get; init; }

    /// <summary>Whether the place decides only what pages show.</summary>
    public bool DecidesUserInterface => Decides == ProfilePlaceEffect.UserInterface;

    /// <summary>Whether the platform keeps the place with the profile and deletes it with the profile.</summary>
    public required bool IsKeptByPlatform { get; init; }

    /// <summary>User permissions that the place requires of a user.</summary>
    public required ImmutableArray<string> Needs { get; init; }

    /// <summary>Whether the user must work in the user interface there.</summary>
    public required bool NeedsUserInterface { get; init; }

    /// <summary>The reason that a user named there never moves, as a phrase; null when the user can move.</summary>
    public required string? NeverCandidate { get; init; }

    /// <summary>The effect of the place, in words that follow "names it; ".</summary>
    public required string Says { get; init; }

    /// <summary>Whether another rule reports the place.</summary>
    public required bool HasOtherRule { get; init; }

    /// <summary>The source.</summary>
    public required EvidenceSource Source { get; init; }
}

/// <summary>The effect of a place that names a profile on the users of that profile.</summary>
public enum ProfilePlaceEffect
{
    /// <summary>Decides what users may do or see through any client, or who administers them.</summary>
    Access,

    /// <summary>Decides what pages show users.</summary>
    UserInterface,

    /// <summary>Makes users members of a site, which an API-only user cannot open.</summary>
    SiteMembership,

    /// <summary>None: it is about other users, such as those that a registration creates.</summary>
    OtherUsers,
}

/// <summary>Types of components that may name a user or a profile and are retrieved for the same reason.</summary>
/// <param name="Name">Their common name.</param>
/// <param name="Types">
/// Metadata API type names. One component of a type, or a request for all of a type, shows that the family was retrieved.
/// </param>
/// <param name="Members">Types to add to <c>package.xml</c>, each with a wildcard.</param>
public sealed record ReferenceFamily(string Name, ImmutableArray<string> Types, ImmutableArray<string> Members);
