using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>The rights that a product needs and that its user does not have today, or may not have on the licence.</summary>
/// <param name="Lacking">Rights that the subject does not hold although all that gives it rights is at hand.</param>
/// <param name="Refused">Rights that the licence refuses.</param>
/// <param name="Unproven">Rights of which it is not known whether the licence carries them.</param>
public sealed record VendorNeeds(ImmutableArray<string> Lacking, ImmutableArray<string> Refused, ImmutableArray<string> Unproven)
{
    private const AccessRights ReadAll = AccessRights.Read | AccessRights.ViewAll;

    /// <summary>Whether there is such a right.</summary>
    public bool IsAny => !Lacking.IsEmpty || !Refused.IsEmpty || !Unproven.IsEmpty;

    internal static VendorNeeds Of(VendorProduct product, Subject subject, OrgContent org)
    {
        var held = subject.Access.Rights(AccessKind.UserPermission).Select(right => right.Name).ToList();
        var implied = org.PermissionDependencies.Closure(held).Select(permission => permission.Name);
        var permissions = held.Concat(implied).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var needed = product.Permissions.Where(name => org.Catalogue.FindPermission(name)?.CarriedBy != "profile")
            .Select(name => (
                Text: name,
                IsHeld: permissions.Contains(name) || !subject.Retrieval.Covers("userPermissions"),
                org.Capabilities.UserPermission(name).Status))
            .Concat(product.Objects.Select(entry => (
                Text: $"{entry.Key} ({entry.Value.Describe()})",
                IsHeld: Holds(subject, org, permissions, entry.Key, entry.Value),
                org.Capabilities.Object(entry.Key, entry.Value).Status)))
            .ToList();
        return new(
            [.. needed.Where(right => !right.IsHeld).Select(right => right.Text)],
            [.. needed.Where(right => right.Status == CarriageStatus.Blocked).Select(right => right.Text)],
            [.. needed.Where(right => right.Status == CarriageStatus.Unknown).Select(right => right.Text)]);
    }

    private static bool Holds(Subject subject, OrgContent org, HashSet<string> permissions, string name, AccessRights rights)
    {
        // Another object or user permissions decide access to it: it has no right of its own.
        var entry = org.Catalogue.FindObject(name);
        if (entry.Parent is not null || !entry.Gates.IsEmpty || !subject.Retrieval.CoversObject(name)
            || permissions.Contains(UserPermissions.ModifyAllData))
        {
            return true;
        }

        var held = subject.Access.OnObject(name);
        held |= permissions.Contains(UserPermissions.ViewAllData) ? ReadAll : AccessRights.None;
        held |= held.HasFlag(AccessRights.ModifyAll)
            ? ReadAll | AccessRights.Create | AccessRights.Edit | AccessRights.Delete
            : AccessRights.None;
        return (rights & ~held) == AccessRights.None;
    }
}
