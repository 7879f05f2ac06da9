using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Access;

/// <summary>Rights of a subject on one object, and whether the licence carries them.</summary>
/// <param name="Right">The rights with their grants.</param>
/// <param name="Carriage">Whether the licence carries them, and by what evidence.</param>
public sealed record ObjectNeed(EffectiveRight Right, Carriage Carriage)
{
    /// <summary>The object with its rights in words.</summary>
    public string DisplayName => $"{Right.Name} ({AccessKinds.Describe(Right.Rights)})";
}
