using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Planning;

/// <summary>
/// The rights to grant instead of a right on the whole org: rights on the objects that the subject's profile and sets name, because the
/// integration works with these.
/// </summary>
internal sealed class LeastPrivilege(Org org, Subject subject)
{
    private static readonly string[] WholeOrg = [UserPermissions.ModifyAllData, UserPermissions.ViewAllData];

    private const AccessRights Write = AccessRights.Edit | AccessRights.Delete;

    private readonly SetContent _instead = new();

    /// <summary>Sorted by name; empty while nothing is replaced.</summary>
    public ImmutableArray<PlannedRight> GrantInstead => _instead.Rights;

    /// <summary>The first of the permissions that reaches every record; null for none.</summary>
    public static string? WideAmong(IEnumerable<string> permissions) =>
        permissions.FirstOrDefault(name => WholeOrg.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Adds the rights to grant instead of a right on the whole org.</summary>
    public void Replace(string permission)
    {
        var rights = string.Equals(permission, UserPermissions.ModifyAllData, StringComparison.OrdinalIgnoreCase)
            ? AccessRights.Create | AccessRights.Read | AccessRights.Edit | AccessRights.Delete
                | AccessRights.ViewAll | AccessRights.ModifyAll
            : AccessRights.Read | AccessRights.ViewAll;
        foreach (var right in subject.Access.Rights(AccessKind.Object)
            .Where(right => org.Capabilities.Object(right.Name, rights).Status != CarriageStatus.Blocked))
        {
            if (InUse(right.Name, rights) is var used && used != AccessRights.None)
            {
                _instead.Add(AccessKind.Object, right.Name, used, permission, null);
            }
        }
    }

    /// <summary>
    /// The rights without those that the API usage log shows to be unused: none on an object without any use, view all instead of modify
    /// all on one that is only read. The log says nothing of sharing, so that each record that can be read stays so.
    /// </summary>
    private AccessRights InUse(string name, AccessRights rights)
    {
        var never = subject.Needs.Use?.NeverUsedOn(name) ?? AccessRights.None;
        if (never.HasFlag(AccessRights.Read))
        {
            return AccessRights.None;
        }

        var kept = rights & ~never;
        kept &= (never & Write) == Write ? ~AccessRights.ModifyAll : ~AccessRights.None;
        return ObjectDependencies.Complete(kept);
    }
}
