using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Planning;

/// <summary>A permission set that the kit makes.</summary>
/// <param name="Name">API name.</param>
/// <param name="Label">Label, which no other set, group or new set has.</param>
/// <param name="Description">Its purpose.</param>
/// <param name="License">Developer name of the permission set licence it is bound to; null for none.</param>
/// <param name="Rights">Its rights, sorted by kind and name; never empty.</param>
/// <param name="IsUnproven">Whether it is the second set, which the platform may refuse.</param>
public sealed record PlannedSet(
    string Name, string Label, string Description, string? License, ImmutableArray<PlannedRight> Rights, bool IsUnproven)
{
    /// <summary>The number of its rights of each kind, in words.</summary>
    public string Counts =>
        string.Join(", ", Rights.CountBy(right => right.Kind).Select(entry => AccessKinds.Count(entry.Key, entry.Value)));

    /// <summary>The rights of a kind, sorted by name.</summary>
    public IEnumerable<PlannedRight> Of(AccessKind kind) => Rights.Where(right => right.Kind == kind);
}

/// <summary>A right that a new permission set carries.</summary>
/// <param name="Kind">Kind of access.</param>
/// <param name="Name">API name.</param>
/// <param name="Rights">The granted rights.</param>
/// <param name="RequiredBy">The right that requires it, when the subject does not lose this right itself; else null.</param>
/// <param name="Question">For a right of the second set: the reason that it is not certain that the licence carries it or the org has it,
/// or the right that requires it; null in the first set.</param>
public sealed record PlannedRight(AccessKind Kind, string Name, AccessRights Rights, string? RequiredBy = null, string? Question = null)
{
    /// <summary>The right in words: <c>object Account (read, edit)</c>.</summary>
    public override string ToString() => RightText.Of(Kind, Name, Rights);
}

/// <summary>A right in words.</summary>
public static class RightText
{
    /// <summary>A right with its flags: <c>object Account (read, edit)</c>; a right that is only on or off has none.</summary>
    public static string Of(AccessKind kind, string name, AccessRights rights) =>
        $"{AccessKinds.Singular(kind)} {name}{(Flags(rights) is { Length: > 0 } flags ? $" ({flags})" : "")}";

    /// <summary>The flags: <c>read, edit</c>; empty for a right that is only on or off.</summary>
    public static string Flags(AccessRights rights) => rights.Describe();
}
