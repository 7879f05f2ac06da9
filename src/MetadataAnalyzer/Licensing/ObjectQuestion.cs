using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Licensing;

/// <summary>Decides whether the licence can hold some rights on an object.</summary>
internal sealed class ObjectQuestion
{
    private const AccessRights ObjectRights = AccessRights.Create | AccessRights.Read | AccessRights.Edit | AccessRights.Delete
        | AccessRights.ViewAll | AccessRights.ModifyAll | AccessRights.ViewAllFields;

    private readonly LicenseCapabilities _capabilities;
    private readonly AccessRights _rights;

    public ObjectQuestion(LicenseCapabilities capabilities, AccessRights rights)
    {
        _capabilities = capabilities;
        _rights = rights & ObjectRights;
    }

    public Carriage Answer(string apiName)
    {
        var entry = _capabilities.Catalogue.FindObject(apiName);
        if (entry.Parent is { } parent)
        {
            return FromParent(entry, parent);
        }

        if (entry.Rights is null
            && entry.Gates.Where(gate => (OpenedBy(gate) & _rights) != AccessRights.None).ToList() is { Count: > 0 } gates)
        {
            return FromGates(gates, entry);
        }

        return entry.Status switch
        {
            CarriageStatus.Allowed => FromRights(entry),
            CarriageStatus.Blocked => new Carriage(CarriageStatus.Blocked, $"refused on this licence: {entry.Source.Title}", entry.Source),
            _ => new Carriage(CarriageStatus.Unknown, Unknown(entry), entry.Source),
        };
    }

    private static string Unknown(ObjectEntry entry) => entry switch
    {
        { Feature: { } feature } => $"it belongs to {feature}; no public evidence shows rights on it on this licence",
        { Note: { } note } => note,
        _ => "no public evidence shows rights on it on this licence",
    };

    private static AccessRights Closure(AccessRights seen)
    {
        if (seen.HasFlag(AccessRights.ModifyAll))
        {
            return seen | AccessRights.Create | AccessRights.Read | AccessRights.Edit | AccessRights.Delete | AccessRights.ViewAll;
        }

        return seen == AccessRights.None ? seen : seen | AccessRights.Read;
    }

    private Carriage FromParent(ObjectEntry entry, string parent)
    {
        // A phrase such as "linked record": the object that decides differs by row.
        if (parent.Contains(' ', StringComparison.Ordinal))
        {
            return new Carriage(CarriageStatus.Unknown, $"it has no right of its own; the {parent} decides", entry.Source);
        }

        var answer = _capabilities.Object(parent, _rights);
        return answer with { Evidence = $"it follows {parent}: {answer.Evidence}" };
    }

    private Carriage FromRights(ObjectEntry entry)
    {
        if (!entry.Listed)
        {
            return new Carriage(CarriageStatus.Allowed, $"the licence carries this kind of object: {entry.Source.Title}", entry.Source);
        }

        var unseen = entry.Rights is { } seen ? _rights & ~Closure(seen) : AccessRights.None;
        return unseen == AccessRights.None
            ? new Carriage(CarriageStatus.Allowed, $"seen on this licence: {entry.Source.Title}", entry.Source)
            : new Carriage(CarriageStatus.Unknown, $"seen on this licence, but not with {unseen}: {entry.Source.Title}", entry.Source);
    }

    private static AccessRights OpenedBy(PermissionGate gate) => gate.Use switch
    {
        "read" => AccessRights.Read | AccessRights.ViewAll | AccessRights.ViewAllFields,
        "create" => AccessRights.Create,
        "edit" => AccessRights.Edit,
        "delete" => AccessRights.Delete,
        "write" => AccessRights.Create | AccessRights.Edit | AccessRights.Delete | AccessRights.ModifyAll,
        _ => AccessRights.None,
    };

    /// <summary>
    /// The worst gate decides; in a gate the best permission when one is enough, else the worst. Rights that no gate opens are unknown.
    /// </summary>
    private Carriage FromGates(List<PermissionGate> gates, ObjectEntry entry)
    {
        var ungated = gates.Aggregate(_rights, (rest, gate) => rest & ~OpenedBy(gate));
        var worst = ungated == AccessRights.None
            ? null
            : new Carriage(CarriageStatus.Unknown, $"nothing is known of {ungated} on it", entry.Source);
        foreach (var gate in gates)
        {
            var answers = gate.Permissions.Select(name => Describe(name, gate.Use)).OrderBy(answer => Rank(answer.Status)).ToList();
            var decisive = gate.RequiresAll ? answers[^1] : answers[0];
            if (worst is null || Rank(decisive.Status) > Rank(worst.Status))
            {
                worst = decisive;
            }
        }

        return worst! with { Source = worst.Source ?? entry.Source };
    }

    private Carriage Describe(string permission, string use)
    {
        var answer = _capabilities.UserPermission(permission);
        return answer with { Evidence = $"{permission} decides who may {use} it: {answer.Evidence}" };
    }

    public static int Rank(CarriageStatus status) => status switch
    {
        CarriageStatus.Allowed => 0,
        CarriageStatus.Unknown => 1,
        _ => 2,
    };
}
