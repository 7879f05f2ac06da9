using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>A container of rights: a profile, a permission set, or (taking away) a muting permission set.</summary>
public abstract class PermissionContainer : MetadataComponent
{
    private ImmutableSortedDictionary<string, int> _sections = ImmutableSortedDictionary<string, int>.Empty;
    private ImmutableDictionary<AccessKind, ImmutableArray<AccessGrant>> _grants =
        ImmutableDictionary<AccessKind, ImmutableArray<AccessGrant>>.Empty;
    private ImmutableArray<string> _exports = [];

    /// <summary>Display name; null when the file gives none (profiles never do).</summary>
    public string? Label { get; init; }

    public string? Description { get; init; }

    /// <summary>Its kind and name for people: <c>profile 'Sales'</c>, <c>permission set 'Sync'</c>.</summary>
    public string Caption =>
        $"{(this is Profile ? "profile" : this is PermissionSet ? "permission set" : "muting permission set")} '{FullName}'";

    /// <summary>
    /// The count of each section's elements, on or off. A section that is not a key is absent from the file, which proves nothing.
    /// </summary>
    public required ImmutableSortedDictionary<string, int> Sections { get => _sections; init => _sections = value; }

    /// <summary>Values that are contradictory or malformed, with the reading that was taken.</summary>
    public ImmutableArray<ValueProblem> ValueProblems { get; init; } = [];

    /// <summary>Grants by kind; kinds without a grant are not keys.</summary>
    public required ImmutableDictionary<AccessKind, ImmutableArray<AccessGrant>> GrantsByKind { get => _grants; init => _grants = value; }

    /// <summary>
    /// Kinds of access of which the org's own rows give every grant, so that what is not granted here is not granted in the org.
    /// </summary>
    public ImmutableHashSet<AccessKind> StatedKinds { get; private set; } = [];

    /// <summary>Whether it was retrieved; false for one that is known by the org's rows alone.</summary>
    public bool IsRetrieved => !Files.IsEmpty;

    /// <summary>The grants of a kind that are on, in file order; a grant that the file repeats is repeated.</summary>
    public ImmutableArray<AccessGrant> Grants(AccessKind kind) => GrantsByKind.GetValueOrDefault(kind, []);

    /// <summary>The place of a grant of this container: an element of a file, or a row of an export.</summary>
    public Location LocationOf(AccessGrant grant) => new(
        grant.File < Files.Length ? Files[grant.File] : _exports[grant.File - Files.Length], grant.Line, grant.Column);

    /// <summary>The container with the grants that the org's rows state.</summary>
    /// <param name="grants">The grants of each kind that the rows change.</param>
    /// <param name="stated">The kinds of which they give every grant.</param>
    /// <param name="exports">The files of the rows; a grant's file beyond <see cref="MetadataComponent.Files"/> is one of them.</param>
    internal PermissionContainer With(
        IEnumerable<KeyValuePair<AccessKind, ImmutableArray<AccessGrant>>> grants, ImmutableHashSet<AccessKind> stated,
        ImmutableArray<string> exports)
    {
        var container = (PermissionContainer)MemberwiseClone();
        container._exports = exports;
        container.StatedKinds = stated;
        container._grants = GrantsByKind.SetItems(grants).Where(entry => !entry.Value.IsEmpty).ToImmutableDictionary();
        container._sections = Sections.SetItems(AccessKinds.Sections.Where(section => stated.Contains(section.Kind))
            .Select(section => KeyValuePair.Create(section.Element, container.Grants(section.Kind).Length)));
        return container;
    }
}

/// <summary>A permission set.</summary>
public sealed class PermissionSet : PermissionContainer
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.PermissionSet;

    /// <summary>
    /// The user licence (by name) or permission set licence (by developer name) it is bound to, trimmed; null when it has none.
    /// </summary>
    public string? License { get; init; }

    /// <summary>Place of <see cref="License"/>; the root element when there is none.</summary>
    public Location LicenseLocation { get; init; }

    /// <summary>Whether the set grants nothing until a session activates it.</summary>
    public bool HasActivationRequired { get; init; }
}

/// <summary>A muting permission set: what it lists is taken away from the group that names it, and from that group only.</summary>
public sealed class MutingPermissionSet : PermissionContainer
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.MutingPermissionSet;
}

/// <summary>
/// A value inside a component that contradicts another or cannot be read as its type; the component is used all the same.
/// </summary>
/// <param name="Section">The section element, such as <c>userPermissions</c>.</param>
/// <param name="Name">What the entry is about, such as <c>ApiEnabled</c>.</param>
/// <param name="Message">What is wrong and which reading was taken.</param>
/// <param name="Location">The entry.</param>
/// <param name="Other">The entry it contradicts.</param>
public sealed record ValueProblem(string Section, string Name, string Message, Location Location, Location? Other = null);
