using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Analysis;

/// <summary>The place, component and grant path that a finding points at.</summary>
public sealed record Evidence
{
    /// <summary>The element or export record; <see cref="Metadata.Location.None"/> when no file of the input shows it.</summary>
    public required Location Location { get; init; }

    /// <summary>The component the finding is about; null when it is about a user or an export.</summary>
    public ComponentReference? Component { get; init; }

    /// <summary>
    /// Element of the component, such as a permission's name, that separates this finding from others of the rule on the same subject. It
    /// is part of the fingerprint, so never a line, a path or a count.
    /// </summary>
    public string Element { get; init; } = "";

    /// <summary>Steps by which the subject has the access; empty when the finding is not about a grant.</summary>
    public GrantPath Path { get; init; } = GrantPath.Empty;

    /// <summary>Evidence that is a place only.</summary>
    public static implicit operator Evidence(Location location) => FromLocation(location);

    /// <summary>Evidence that is a component as a whole.</summary>
    public static implicit operator Evidence(MetadataComponent component) => Of(component);

    /// <summary>Evidence that is a place only.</summary>
    public static Evidence FromLocation(Location location) => new() { Location = location };

    /// <summary>A place in a component.</summary>
    /// <param name="component">The component that the finding is about.</param>
    /// <param name="location">The element; the component's own start when null.</param>
    /// <param name="element">See <see cref="Element"/>.</param>
    public static Evidence Of(MetadataComponent component, Location? location = null, string element = "") => new()
    {
        Location = location ?? component.Location,
        Component = new(component.TypeName, component.FullName),
        Element = element,
    };

    /// <summary>A place in a container, with the way it reaches a subject.</summary>
    /// <param name="source">The container as it reaches the subject.</param>
    /// <param name="location">The element.</param>
    /// <param name="element">See <see cref="Element"/>.</param>
    public static Evidence Of(AccessSource source, Location location, string element = "") =>
        Of(source.Container, location, element) with { Path = source.Path };

    /// <summary>A permission set or group that is not in the project: its export record, or where it is named.</summary>
    public static Evidence Of(MissingContainer container) => new()
    {
        Location = container.Row?.Location ?? container.Location,
        Component = new(container.Type, container.Name),
    };

    /// <summary>Evidence that is a reference.</summary>
    /// <param name="reference">The place.</param>
    /// <param name="element">See <see cref="Element"/>; what names it and the name when null.</param>
    public static Evidence Of(Reference reference, string? element = null) => new()
    {
        Location = reference.Location,
        Component = new(reference.ComponentType, reference.ComponentName),
        Element = element ?? $"{reference.Expression} {reference.Value}".Trim(),
    };

    /// <summary>A grant that a subject holds.</summary>
    /// <param name="grant">The grant.</param>
    /// <param name="element">See <see cref="Element"/>; the granted name when null.</param>
    public static Evidence Of(SourcedGrant grant, string? element = null) => new()
    {
        Location = grant.Location,
        Component = new(grant.Source.Container.TypeName, grant.Source.Container.FullName),
        Element = element ?? grant.Grant.Name,
        Path = grant.Path,
    };
}

/// <summary>Names a component, whether or not it is in the project.</summary>
/// <param name="Type">Metadata API type name.</param>
/// <param name="Name">Full name.</param>
public readonly record struct ComponentReference(string Type, string Name);
