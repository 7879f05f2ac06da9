using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Licensing;

/// <summary>
/// The permissions that user permissions require, and those that these require in turn: a container with one of them cannot be saved
/// without the others. The shortest chain to each is kept; of two equally short ones the first by name, so that the order of the input does
/// not matter.
/// </summary>
/// <param name="find">Looks up an API name of any case in the catalogue; null for a permission that is not listed.</param>
public sealed class PermissionDependencies(Func<string, PermissionEntry?> find)
{
    /// <summary>Every permission that is required and not among those held; sorted by name.</summary>
    /// <param name="held">API names, any case.</param>
    /// <param name="conditions">Conditions of <see cref="PermissionEntry.ImpliesIf"/> that are met; null for none.</param>
    /// <param name="withObserved">
    /// Whether to follow <see cref="PermissionEntry.ImpliesObserved"/> too: for granting what may be needed, not for refusing.
    /// </param>
    public ImmutableArray<ImpliedPermission> Closure(
        IEnumerable<string> held, IReadOnlySet<string>? conditions = null, bool withObserved = false)
    {
        var start = held.Select(NameOf).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        var seen = new HashSet<string>(start, StringComparer.OrdinalIgnoreCase);
        var queue = new Queue<ImmutableArray<string>>(start.Select(name => ImmutableArray.Create(name)));
        var implied = new List<ImpliedPermission>();
        while (queue.TryDequeue(out var chain))
        {
            foreach (var name in Required(chain[^1], conditions, withObserved).Where(seen.Add))
            {
                var longer = chain.Add(name);
                implied.Add(new(name, longer));
                queue.Enqueue(longer);
            }
        }

        return [.. implied.OrderBy(permission => permission.Name, StringComparer.Ordinal)];
    }

    /// <summary>The object rights that permissions include, by <see cref="PermissionEntry.ImpliesObjects"/>; sorted by object.</summary>
    /// <param name="permissions">API names, any case; those they require must be among them.</param>
    /// <exception cref="FormatException">The catalogue's entry is not <c>Object:right</c>.</exception>
    public ImmutableSortedDictionary<string, AccessRights> ObjectRights(IEnumerable<string> permissions)
    {
        var rights = ImmutableSortedDictionary.CreateBuilder<string, AccessRights>(StringComparer.Ordinal);
        foreach (var text in permissions.Select(find).OfType<PermissionEntry>().SelectMany(entry => entry.ImpliesObjects))
        {
            var parts = text.Split(':');
            if (parts.Length != 2 || !Enum.TryParse<AccessRights>(parts[1], ignoreCase: true, out var right))
            {
                throw new FormatException($"'{text}' is not Object:right");
            }

            rights[parts[0]] = rights.GetValueOrDefault(parts[0]) | right;
        }

        return rights.ToImmutable();
    }

    private IEnumerable<string> Required(string name, IReadOnlySet<string>? conditions, bool withObserved)
    {
        if (find(name) is not { } entry)
        {
            return [];
        }

        return entry.Implies
            .Concat(entry.ImpliesIf.Where(required => conditions?.Contains(required.Condition) == true).Select(required => required.Name))
            .Concat(withObserved ? entry.ImpliesObserved : [])
            .Select(NameOf)
            .Order(StringComparer.Ordinal);
    }

    private string NameOf(string name) => find(name)?.Name ?? name;
}

/// <summary>A user permission that is not granted by name, and that granted ones require.</summary>
/// <param name="Name">API name, as the catalogue spells it.</param>
/// <param name="Chain">API names from the granted permission to this one, at least two.</param>
public sealed record ImpliedPermission(string Name, ImmutableArray<string> Chain)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(" → ", Chain);
}
