using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>A permission set or group to take from a subject before the switch, or to give to it after.</summary>
/// <param name="Type"><c>PermissionSet</c> or <c>PermissionSetGroup</c>.</param>
/// <param name="Name">Full name.</param>
/// <param name="Note">Why, for people: what becomes of it, or what makes it uncertain.</param>
/// <param name="IsUnproven">Whether the platform may refuse it, so that it is tried in a sandbox first.</param>
/// <param name="IsNew">Whether the kit makes it.</param>
/// <param name="Current">The assignment of today; null for what is not assigned today.</param>
public sealed record PlannedAssignment(string Type, string Name, string Note, bool IsUnproven = false, bool IsNew = false, Assignment? Current = null)
{
    /// <summary>Whether it is a group.</summary>
    public bool IsGroup => Type == "PermissionSetGroup";

    /// <summary>Last day of the assignment; null for ever.</summary>
    public DateOnly? Expires => Current?.Expires;

    /// <summary>What people call it, with its name.</summary>
    public string Caption => $"{(IsGroup ? "permission set group" : "permission set")} '{Name}'";
}
