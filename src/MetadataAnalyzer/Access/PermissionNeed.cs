using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Access;

/// <summary>A user permission that a subject holds: whether it is needed, and whether the licence carries it.</summary>
/// <param name="Right">The permission with its grants.</param>
/// <param name="Entry">What the catalogue says of it; null when it does not know the permission.</param>
/// <param name="Carriage">Whether the licence carries it, and by what evidence.</param>
/// <param name="Need">Whether it counts.</param>
/// <param name="Reason">Why, for people: the trigger that is present or absent.</param>
public sealed record PermissionNeed(EffectiveRight Right, PermissionEntry? Entry, Carriage Carriage, Need Need, string Reason)
{
    public string Name => Right.Name;

    /// <summary>Label and API name, as the reports give a permission.</summary>
    public string DisplayName => Entry is null ? Name : $"{Entry.Label} ({Name})";
}
