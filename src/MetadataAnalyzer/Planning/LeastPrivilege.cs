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
            _instead.Add(AccessKind.Object, right.Name, rights, permission, null);
        }
    }
}
