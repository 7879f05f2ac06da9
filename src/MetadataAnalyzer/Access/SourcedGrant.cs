using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>A grant together with the way it reaches the subject.</summary>
/// <param name="Source">The way.</param>
/// <param name="Kind">What the grant is about.</param>
/// <param name="Grant">The grant as the container holds it.</param>
/// <param name="Rights">What is left of it after muting, or what is muted of it; never none.</param>
public readonly record struct SourcedGrant(AccessSource Source, AccessKind Kind, AccessGrant Grant, AccessRights Rights)
{
    /// <summary>The element that grants.</summary>
    public Location Location => Source.Container.LocationOf(Grant);

    /// <summary>From the subject to the element.</summary>
    public GrantPath Path => new([.. Source.Steps, new(AccessKinds.ElementType(Kind), Grant.Name, Location)]);
}
