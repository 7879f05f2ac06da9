using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Dependencies of object rights: wider rights depend on narrower ones, and rights on a detail on read of its master.</summary>
public sealed class ObjectDependencies
{
    private const AccessRights ObjectRights = AccessRights.Create | AccessRights.Read | AccessRights.Edit | AccessRights.Delete
        | AccessRights.ViewAll | AccessRights.ModifyAll | AccessRights.ViewAllFields;

    private readonly ILookup<string, string> _masters;

    /// <param name="fields">Fields of the project; the master-detail ones among them count.</param>
    public ObjectDependencies(IEnumerable<CustomField> fields) => _masters = fields
        .Where(field => field is { IsMasterDetail: true, ReferenceTo: not null } && field.FullName.Contains('.', StringComparison.Ordinal))
        .ToLookup(
            field => field.FullName[..field.FullName.IndexOf('.', StringComparison.Ordinal)], field => field.ReferenceTo!,
            StringComparer.OrdinalIgnoreCase);

    /// <summary>The rights with those of the same object that they depend on.</summary>
    public static AccessRights Complete(AccessRights rights)
    {
        rights &= ObjectRights;
        rights |= rights.HasFlag(AccessRights.ModifyAll) ? AccessRights.ViewAll | AccessRights.Delete : AccessRights.None;
        rights |= rights.HasFlag(AccessRights.Delete) ? AccessRights.Edit : AccessRights.None;
        return rights == AccessRights.None ? rights : rights | AccessRights.Read;
    }

    /// <summary>
    /// Object rights that those held depend on and that nothing grants, unless a user permission gives them on every object.
    /// </summary>
    public ImmutableArray<MissingObjectRights> Missing(EffectiveAccess access) =>
        access.FindUserPermission(UserPermissions.ModifyAllData) is not null ? []
            : Missing(
                access.Rights(AccessKind.Object).Select(right => (right.Name, right.Rights)),
                access.FindUserPermission(UserPermissions.ViewAllData) is null
                    ? AccessRights.None
                    : AccessRights.Read | AccessRights.ViewAll);

    /// <summary>Object rights that must be granted too; sorted by name, each object once. A master of a master counts.</summary>
    /// <param name="held">Rights by object; an object may occur more than once.</param>
    /// <param name="onEveryObject">Rights that a user permission gives on all of them.</param>
    public ImmutableArray<MissingObjectRights> Missing(
        IEnumerable<(string Name, AccessRights Rights)> held, AccessRights onEveryObject = AccessRights.None)
    {
        var rights = new Dictionary<string, AccessRights>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, flags) in held)
        {
            rights[name] = rights.GetValueOrDefault(name) | flags;
        }

        var seen = new HashSet<string>(
            rights.Where(entry => Complete(entry.Value) != AccessRights.None).Select(entry => entry.Key), StringComparer.OrdinalIgnoreCase);
        var queue = new Queue<ImmutableArray<string>>(seen.Order(StringComparer.Ordinal).Select(name => ImmutableArray.Create(name)));
        var missing = new List<MissingObjectRights>();
        while (queue.TryDequeue(out var chain))
        {
            var own = rights.GetValueOrDefault(chain[^1]);
            var lacking = (own == AccessRights.None ? AccessRights.Read : Complete(own)) & ~(own | onEveryObject | NeverGiven(chain[^1]));
            if (lacking != AccessRights.None)
            {
                missing.Add(new(chain[^1], lacking, chain));
            }

            foreach (var master in _masters[chain[^1]].Order(StringComparer.Ordinal).Where(seen.Add))
            {
                queue.Enqueue(chain.Add(master));
            }
        }

        return [.. missing.OrderBy(entry => entry.Name, StringComparer.Ordinal)];
    }

    /// <summary>Records of a big object cannot be edited: sets give delete on it without edit.</summary>
    private static AccessRights NeverGiven(string name) =>
        name.EndsWith("__b", StringComparison.OrdinalIgnoreCase) ? AccessRights.Edit : AccessRights.None;
}

/// <summary>Rights on an object without which other rights cannot be granted.</summary>
/// <param name="Name">API name of the object.</param>
/// <param name="Rights">The rights that are missing; never none.</param>
/// <param name="Chain">
/// Objects from the one with the dependent rights, over its masters, to this one; a single name when the object itself has them.
/// </param>
public sealed record MissingObjectRights(string Name, AccessRights Rights, ImmutableArray<string> Chain)
{
    /// <summary>Whether rights on the object itself ask for them, and not those on a detail of it.</summary>
    public bool IsOwn => Chain.Length == 1;
}
