using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>A way from the subject to a container of rights.</summary>
internal sealed record SnapshotSource(string Type, string Name, ImmutableArray<SnapshotStep> Steps)
{
    /// <summary>The way in words, without the user: <c>permission set group 'A' → permission set 'B'</c>.</summary>
    [JsonIgnore]
    public string Words =>
        string.Join(" → ", Steps.Where(step => step.Type != "User").Select(step => $"{NameOf(step.Type)} '{step.Name}'"));

    public static SnapshotSource Of(AccessSource source) => new(
        source.Container.TypeName, source.Container.FullName,
            [.. source.Steps.Select(step => new SnapshotStep(step.Type, step.Name, SnapshotPlace.Of(step.Location)))]);

    private static string NameOf(string type) => type switch
    {
        "Profile" => "profile",
        "PermissionSet" => "permission set",
        "PermissionSetGroup" => "permission set group",
        _ => type,
    };
}

/// <summary>A step of such a way, with the place that proves it.</summary>
internal sealed record SnapshotStep(string Type, string Name, SnapshotPlace Place);

/// <summary>A right of the subject, with the sources that grant it.</summary>
/// <param name="Rights">Union of the rights of all sources.</param>
/// <param name="Sources">Indexes into <see cref="SnapshotSubject.Sources"/>.</param>
[JsonConverter(typeof(HeldRightConverter))]
internal sealed record HeldRight(AccessRights Rights, ImmutableArray<int> Sources)
{
    /// <summary>
    /// Rights by kind and name, each with its sources. A kind without rights is a key too, so that it is known to have none.
    /// </summary>
    public static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, HeldRight>> ByKind(
        IEnumerable<(AccessKind Kind, IEnumerable<(EffectiveRight Right, AccessRights Rights)> Rights)> kinds, Dictionary<AccessSource,
            int> indexes) => kinds.ToImmutableSortedDictionary(
            entry => AccessKinds.JsonKey(entry.Kind),
            entry => entry.Rights.ToImmutableSortedDictionary(
                right => right.Right.Name,
                right => new HeldRight(right.Rights,
                    [.. right.Right.Grants.Where(grant => (grant.Rights & right.Rights) != 0).Select(grant => indexes[grant.Source])
                    .Distinct().Order()]),
                StringComparer.Ordinal),
            StringComparer.Ordinal);
}

/// <summary>Rights by kind and name; names match in any case.</summary>
internal sealed class HeldRights
{
    private readonly Dictionary<AccessKind, Dictionary<string, NamedRight>> _rights = [];

    public static HeldRights Of(SnapshotSubject subject)
    {
        var rights = new HeldRights();
        rights.Add(subject.EffectiveAccess);
        return rights;
    }

    public void Add(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, HeldRight>> kinds)
    {
        foreach (var (key, rights) in kinds)
        {
            foreach (var (name, right) in rights)
            {
                Add(AccessKinds.OfJsonKey(key), name, right.Rights, right.Sources);
            }
        }
    }

    public void Add(AccessKind? kind, string name, AccessRights rights, ImmutableArray<int> sources = default)
    {
        if (kind is not { } known)
        {
            return;
        }

        if (!_rights.TryGetValue(known, out var names))
        {
            _rights.Add(known, names = new(StringComparer.OrdinalIgnoreCase));
        }

        names[name] = names.TryGetValue(name, out var held) ? held with
        {
            Rights = held.Rights | rights,
        } : new(name, rights, sources.IsDefault ? [] : sources);
    }

    /// <summary>The rights of a kind, sorted by name.</summary>
    public IEnumerable<NamedRight> Of(AccessKind kind) =>
        _rights.TryGetValue(kind, out var names) ? names.Values.OrderBy(right => right.Name, StringComparer.Ordinal) : [];

    /// <summary>The rights on one component.</summary>
    public AccessRights On(AccessKind kind, string name) =>
        _rights.TryGetValue(kind, out var names) && names.TryGetValue(name, out var right) ? right.Rights : AccessRights.None;
}

/// <summary>A right by name, with the indexes of the sources that give it.</summary>
internal sealed record NamedRight(string Name, AccessRights Rights, ImmutableArray<int> Sources);

/// <summary>The names of the flags of a right in the file.</summary>
internal static class RightNames
{
    public static IEnumerable<string> Of(AccessRights rights) =>
        AccessRightFlags.OfObjects.Where(right => rights.HasFlag(right)).Select(right => right.Key());

    /// <exception cref="JsonException">No right has that name.</exception>
    public static AccessRights Parse(string? name) =>
        AccessRightFlags.OfObjects.FirstOrDefault(right => right.Key() == name) is not AccessRights.None and var known
            ? known
            : throw new JsonException($"'{name}' is no right");
}
