using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary>An object in the catalogue, or the rule of its kind.</summary>
public sealed record ObjectEntry
{
    public required string Name { get; init; }

    public required ObjectKind Kind { get; init; }

    /// <summary>Whether the catalogue has the object itself; otherwise the values are those of its kind's rule.</summary>
    public bool Listed { get; init; }

    /// <summary>Carriage by the user licence without the permission set licence.</summary>
    public required CarriageStatus Bare { get; init; }

    /// <summary>Carriage by the user licence with the permission set licence.</summary>
    public required CarriageStatus Status { get; init; }

    /// <summary>The widest rights seen on the licence; null for no limit. Wider rights are unknown, not refused.</summary>
    public AccessRights? Rights { get; init; }

    public Confidence Confidence { get; init; } = Confidence.High;

    /// <summary>
    /// The object whose rights decide; a phrase such as "linked record" when it differs by row. Null for the object itself.
    /// </summary>
    public string? Parent { get; init; }

    /// <summary>User permissions that decide access; empty for most objects.</summary>
    public ImmutableArray<PermissionGate> Gates { get; init; } = [];

    /// <summary>The product or org setting that the object needs on any licence; null for none.</summary>
    public string? Feature { get; init; }

    /// <summary>
    /// The source of <see cref="Feature"/>: <c>org-feature</c>, <c>licence</c>, <c>psl</c>, <c>permission-set</c> or
    /// <c>feature-licence</c>.
    /// </summary>
    public string? Needs { get; init; }

    public string? Note { get; init; }

    /// <summary>Never empty; the first is the strongest.</summary>
    public required ImmutableArray<EvidenceSource> Sources { get; init; }

    /// <summary>The strongest of <see cref="Sources"/>.</summary>
    public EvidenceSource Source => Sources[0];
}

/// <summary>User permissions that decide access to an object in place of an object right.</summary>
/// <param name="Use">
/// <c>read</c>, <c>create</c>, <c>edit</c>, <c>delete</c>, <c>write</c> (the last three together), or the name of a narrower use.
/// </param>
/// <param name="RequiresAll">Whether all <paramref name="Permissions"/> are needed; otherwise one is enough.</param>
/// <param name="Permissions">API names of user permissions.</param>
public sealed record PermissionGate(string Use, bool RequiresAll, ImmutableArray<string> Permissions)
{
    private const string Any = "_any";
    private const string Every = "_all";

    /// <summary>Reads the <c>USE_any</c> and <c>USE_all</c> keys of an entry of <c>objects.yml</c>.</summary>
    internal static IEnumerable<PermissionGate> ReadAll(YamlMapping entry)
    {
        foreach (var key in entry.Keys)
        {
            if (key is "note" or "source")
            {
                continue;
            }

            if (!key.EndsWith(Any, StringComparison.Ordinal) && !key.EndsWith(Every, StringComparison.Ordinal))
            {
                throw entry.Error($"unknown key '{key}' in '{entry.Name}'; write a use with {Any} or {Every}, such as read{Any}", key);
            }

            yield return new PermissionGate(key[..^Any.Length], key.EndsWith(Every, StringComparison.Ordinal), entry.List(key));
        }
    }
}
