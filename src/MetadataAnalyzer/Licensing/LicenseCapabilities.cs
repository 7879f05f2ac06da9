using System.Diagnostics.CodeAnalysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Licensing;

/// <summary>
/// The rights that the integration licence, with its permission set licence, can hold: by the org's own dry run, else by the org's own row,
/// else by what other orgs say, else by the catalogue, else unknown. A later source that says the opposite of the one that decides is named
/// beside it.
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
    /// <param name="facts">The facts that other orgs gave; null for none.</param>
    public LicenseCapabilities(
        LicenseCatalogue catalogue, IReadOnlyDictionary<string, bool>? capabilityRow, string? capabilityRowPlace,
        ProbeEvidence? probe = null, LicenseFacts? facts = null)
    {
        Catalogue = catalogue;
        Probe = probe;
        Facts = facts ?? LicenseFacts.None;
        _row = capabilityRow?
            .GroupBy(pair => WithoutPrefix(pair.Key), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.OrdinalIgnoreCase);
        _rowPlace = capabilityRowPlace ?? "permission-set-licenses";
    }

    public bool HasCapabilityRow => _row is not null;

    public LicenseCatalogue Catalogue { get; }

    /// <summary>The org's answers to a dry-run probe; null when none are given.</summary>
    public ProbeEvidence? Probe { get; }

    /// <summary>The facts that other orgs gave.</summary>
    public LicenseFacts Facts { get; }

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
        return Decide(Probe?.Find(AccessKind.UserPermission, name, AccessRights.Enabled), WithoutProbe(name, entry));
    }

    /// <summary>The carriage of these rights on the object with this API name.</summary>
    /// <param name="apiName">API name of the object.</param>
    /// <param name="rights">The rights; <see cref="AccessRights.None"/> for the object as such.</param>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "An object is Salesforce's own word")]
    public Carriage Object(string apiName, AccessRights rights)
    {
        rights &= ~AccessRights.Enabled;

        // A user that can read an object can hold it.
        var asked = rights == AccessRights.None ? AccessRights.Read : rights;
        var (answers, rest) = (new List<Carriage>(), asked);
        foreach (var flag in Probe is null && Facts.Count == 0 ? [] : asked.Split())
        {
            var (statement, fact) = (Probe?.Find(AccessKind.Object, apiName, flag), Facts.Find(AccessKind.Object, apiName, flag));
            if (statement is not null || fact is not null)
            {
                answers.Add(Decide(statement, Decide(fact, new ObjectQuestion(this, flag & rights).Answer(apiName))));
                rest &= ~flag;
            }
        }

        if (rest != AccessRights.None)
        {
            answers.Add(new ObjectQuestion(this, answers.Count == 0 ? rights : rest).Answer(apiName));
        }

        return answers.MaxBy(answer => (ObjectQuestion.Rank(answer.Status), answer.RestsOnOtherOrgs))!;
    }

    /// <summary>The carriage by a dry run that decides; by the other sources, with what the org said, when it does not.</summary>
    private static Carriage Decide(ProbeStatement? statement, Carriage later)
    {
        if (statement is null)
        {
            return later;
        }

        var run = $"the org's own dry run of {statement.Date:yyyy-MM-dd}";
        if (statement.Status == CarriageStatus.Unknown)
        {
            return later.Status == CarriageStatus.Unknown
                ? later with { Evidence = $"{later.Evidence}; {run} left it open ({statement.Set}): \"{statement.Problem}\"" }
                : later;
        }

        var verb = statement.Status == CarriageStatus.Allowed ? "accepted" : "refused";
        var evidence = $"{run} {verb} it ({statement.Set})";
        return new Carriage(statement.Status, evidence, Source: null) { Origin = CarriageOrigin.Org, DryRun = statement }.Before(later);
    }

    /// <summary>
    /// The carriage by what other orgs say; by the catalogue, with their statements, when these are too few or contradict each other. Where
    /// both say the same the catalogue's source stands beside them.
    /// </summary>
    private static Carriage Decide(RightFact? fact, Carriage later)
    {
        if (fact is null)
        {
            return later;
        }

        if (fact.Status == CarriageStatus.Unknown)
        {
            return later.Status == CarriageStatus.Unknown || fact.IsContradicted
                ? later with { Evidence = $"{later.Evidence}; {fact.Describe()}", Fact = fact.IsContradicted ? fact : null }
                : later;
        }

        return fact.Status == later.Status
            ? later with { Evidence = $"{fact.Describe()}, and {later.Evidence}", Origin = CarriageOrigin.OtherOrgs, Fact = fact }
            : new Carriage(fact.Status, fact.Describe(), Source: null)
            {
                Origin = CarriageOrigin.OtherOrgs,
                Fact = fact,
                RestsOnOtherOrgs = true,
            }.Before(later);
    }

    private Carriage WithoutProbe(string name, PermissionEntry? entry)
    {
        var others = Decide(Facts.Find(AccessKind.UserPermission, name, AccessRights.Enabled), ByCatalogue(name, entry));
        if (_row is not null && _row.TryGetValue(name, out var isCarried))
        {
            var evidence = $"the org's own record of the permission set licence ({_rowPlace}) says "
                + $"{ColumnPrefix}{name} = {(isCarried ? "true" : "false")}";
            var own = new Carriage(isCarried ? CarriageStatus.Allowed : CarriageStatus.Blocked, evidence, Source: null)
            {
                Origin = CarriageOrigin.Org,
            };
            return others.Fact is null or { IsContradicted: true } ? own : own.Before(others);
        }

        return others;
    }

    private Carriage ByCatalogue(string name, PermissionEntry? entry)
    {
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
