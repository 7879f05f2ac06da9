using System.Diagnostics.CodeAnalysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Licensing;

/// <summary>
/// The rights that the integration licence, with its permission set licence, can hold: by the org's own dry run, else by the org's own row,
/// else by the catalogue, else unknown. A later source that says the opposite of the one that decides is named beside it.
/// </summary>
public sealed class LicenseCapabilities
{
    private const string ColumnPrefix = "MaximumPermissions";

    private readonly Dictionary<string, bool>? _row;
    private readonly string _rowPlace;
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="capabilityRow">
    /// The org's own row of the permission set licence: whether each permission can be granted, by name in any case, with or without the
    /// prefix <c>MaximumPermissions</c>. Null when no export gives it.
    /// </param>
    /// <param name="capabilityRowPlace">The place of the row in messages: "permission-set-licenses, row 2".</param>
    /// <param name="probe">The org's answers to a dry-run probe; null when none are given.</param>
    public LicenseCapabilities(
        LicenseCatalogue catalogue, IReadOnlyDictionary<string, bool>? capabilityRow, string? capabilityRowPlace,
        ProbeEvidence? probe = null)
    {
        Catalogue = catalogue;
        Probe = probe;
        _row = capabilityRow?
            .GroupBy(pair => WithoutPrefix(pair.Key), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.OrdinalIgnoreCase);
        _rowPlace = capabilityRowPlace ?? "permission-set-licenses";
    }

    public bool HasCapabilityRow => _row is not null;

    public LicenseCatalogue Catalogue { get; }

    /// <summary>The org's answers to a dry-run probe; null when none are given.</summary>
    public ProbeEvidence? Probe { get; }

    /// <summary>Whether a dry run asked the org for each of these rights and its answers decide nothing.</summary>
    /// <param name="kind">User permission or object.</param>
    /// <param name="name">API name in any case.</param>
    /// <param name="rights">The rights.</param>
    public bool IsLeftOpenByProbe(AccessKind kind, string name, AccessRights rights) =>
        Probe is not null && rights.Split().All(right => Probe.Find(kind, name, right) is { Status: CarriageStatus.Unknown });

    /// <summary>The carriage of the user permission with this API name.</summary>
    public Carriage UserPermission(string apiName)
    {
        var entry = Catalogue.FindPermission(apiName);

        // The row is about the permission set licence, not about what the profile carries.
        if (entry is { CarriedBy: "profile" })
        {
            return new Carriage(CarriageStatus.Allowed, "the API-only profile carries it", entry.Source);
        }

        var name = entry?.Name ?? apiName;
        return Probe?.Find(AccessKind.UserPermission, name, AccessRights.Enabled) is { } statement
            ? Decide(statement, WithoutProbe(name, entry))
            : WithoutProbe(name, entry);
    }

    /// <summary>The carriage of these rights on the object with this API name.</summary>
    /// <param name="apiName">API name of the object.</param>
    /// <param name="rights">The rights; <see cref="AccessRights.None"/> for the object as such.</param>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "An object is Salesforce's own word")]
    public Carriage Object(string apiName, AccessRights rights)
    {
        if (Probe is null)
        {
            return new ObjectQuestion(this, rights).Answer(apiName);
        }

        rights &= ~AccessRights.Enabled;

        // A user that can read an object can hold it.
        var asked = rights == AccessRights.None ? AccessRights.Read : rights;
        var statements = asked.Split().Select(flag => (Flag: flag, Statement: Probe.Find(AccessKind.Object, apiName, flag)))
            .Where(entry => entry.Statement is not null).ToList();
        if (statements.Count == 0)
        {
            return new ObjectQuestion(this, rights).Answer(apiName);
        }

        var answers = statements
            .Select(entry => Decide(entry.Statement!, new ObjectQuestion(this, entry.Flag & rights).Answer(apiName))).ToList();
        if (statements.Aggregate(asked, (rest, entry) => rest & ~entry.Flag) is var rest && rest != AccessRights.None)
        {
            answers.Add(new ObjectQuestion(this, rest).Answer(apiName));
        }

        return answers.MaxBy(answer => ObjectQuestion.Rank(answer.Status))!;
    }

    /// <summary>The carriage by a dry run that decides; by the other sources, with what the org said, when it does not.</summary>
    private static Carriage Decide(ProbeStatement statement, Carriage later)
    {
        var run = $"the org's own dry run of {statement.Date:yyyy-MM-dd}";
        if (statement.Status == CarriageStatus.Unknown)
        {
            return later.Status == CarriageStatus.Unknown
                ? later with { Evidence = $"{later.Evidence}; {run} left it open ({statement.Set}): \"{statement.Problem}\"" }
                : later;
        }

        var verb = statement.Status == CarriageStatus.Allowed ? "accepted" : "refused";
        var evidence = $"{run} {verb} it ({statement.Set})";
        var against = later.Status != CarriageStatus.Unknown && later.Status != statement.Status ? later : null;
        return new(statement.Status, against is null ? evidence : $"{evidence}, against which {against.Evidence}", Source: null)
        {
            Origin = CarriageOrigin.Org,
            DryRun = statement,
            Against = against,
        };
    }

    private Carriage WithoutProbe(string name, PermissionEntry? entry)
    {
        if (_row is not null && _row.TryGetValue(name, out var isCarried))
        {
            var evidence = $"the org's own record of the permission set licence ({_rowPlace}) says "
                + $"{ColumnPrefix}{name} = {(isCarried ? "true" : "false")}";
            return new Carriage(isCarried ? CarriageStatus.Allowed : CarriageStatus.Blocked, evidence, Source: null)
            {
                Origin = CarriageOrigin.Org,
            };
        }

        if (entry is { CarriedBy: "psl" })
        {
            var evidence = $"a permission set on the permission set licence has it: {entry.Source.Title}";
            return new Carriage(CarriageStatus.Allowed, evidence, entry.Source);
        }

        var gap = _row is null
            ? "no record of the org's permission set licence is given"
            : $"the org's own record of the permission set licence ({_rowPlace}) has no column {ColumnPrefix}{name}";
        return entry is null
            ? new Carriage(CarriageStatus.Unknown, $"{gap}, and the catalogue does not list {name}", Source: null)
            : new Carriage(CarriageStatus.Unknown, $"{gap}, and no public evidence shows that the licence carries it", entry.Source);
    }

    private static string WithoutPrefix(string column)
        => column.StartsWith(ColumnPrefix, StringComparison.OrdinalIgnoreCase) ? column[ColumnPrefix.Length..] : column;
}

/// <summary>The licence's ability to hold one right, and the evidence.</summary>
/// <param name="Status">The status.</param>
/// <param name="Evidence">The evidence in one sentence without full stop.</param>
/// <param name="Source">The catalogue's source; null when the org itself decides, or when the catalogue does not list the right.</param>
public sealed record Carriage(CarriageStatus Status, string Evidence, EvidenceSource? Source)
{
    /// <summary>The source that decides.</summary>
    public CarriageOrigin Origin { get; init; } = Status == CarriageStatus.Unknown ? CarriageOrigin.None : CarriageOrigin.Catalogue;

    /// <summary>The org's own dry run that decides; null when another source does.</summary>
    public ProbeStatement? DryRun { get; init; }

    /// <summary>The next source after the one that decides, when it says the opposite; else null.</summary>
    public Carriage? Against { get; init; }
}

/// <summary>The sources of which one decides whether the licence carries a right.</summary>
public enum CarriageOrigin
{
    /// <summary>None: it is unknown.</summary>
    None,

    /// <summary>The org itself, by its dry run or its record of the permission set licence.</summary>
    Org,

    /// <summary>The catalogue.</summary>
    Catalogue,
}

/// <summary>The ability of the integration licence, with its permission set licence, to hold a right.</summary>
public enum CarriageStatus
{
    /// <summary>Can be held: seen on the licence, or true in the org's own row.</summary>
    Allowed,

    /// <summary>Cannot be held: a public source shows the refusal, or it is false in the org's own row.</summary>
    Blocked,

    /// <summary>No evidence either way.</summary>
    Unknown,
}

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
