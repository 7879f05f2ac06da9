using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>A right in words.</summary>
internal static class RightText
{
    /// <summary>Such as <c>object Account (read, edit)</c>; a right that is there or not has no brackets.</summary>
    public static string Of(AccessKind kind, string name, AccessRights rights) =>
        $"{AccessKinds.Singular(kind)} {name}{(Flags(rights) is { Length: > 0 } flags ? $" ({flags})" : "")}";

    /// <summary>Such as <c>read, edit</c>; empty for a right that is there or not.</summary>
    public static string Flags(AccessRights rights) => rights.Describe();
}
