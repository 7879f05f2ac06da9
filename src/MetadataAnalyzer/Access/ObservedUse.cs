using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>
/// The use of rights by one subject, as the API usage log shows it. Use proves a need on any day. Absence proves something only where the
/// log covers enough days, and of objects only where it names every object that the subject touches.
/// </summary>
public sealed class ObservedUse
{
    private readonly Dictionary<string, List<(AccessRights Used, AccessRights Perhaps, ApiRequests Requests)>> _objects =
        new(ApiName.Comparer);
    private readonly List<(ApiRequests Requests, UsageEffect Effect)> _requests = [];
    private readonly Dictionary<UsageSigns, (ImmutableArray<ApiRequests> Shown, ImmutableArray<ApiRequests> Possible)> _bySigns = [];
    private readonly UserApiUsage? _usage;
    private readonly UsageCatalogue _catalogue;
    private readonly ApiUsage _log;
    private readonly Lazy<ImmutableArray<RightUse>> _rights;

    private ObservedUse(UserApiUsage? usage, EffectiveAccess access, OrgContent org)
    {
        (_usage, _log, _catalogue) = (usage, org.Exports.ApiUsage, org.Catalogue.Usage);
        NeededDays = org.Configuration.ObservationDays;
        IsComplete = org.Exports.IsComplete(ApiUsage.Export);
        CoversEnough = usage is not null && IsEnough(org);
        _rights = new(() => RightUse.Find(this, access, org.Catalogue));
        foreach (var requests in usage?.Requests ?? [])
        {
            Add(requests);
        }
    }

    /// <summary>The days that the log covers, in the order of time.</summary>
    public ImmutableArray<DateOnly> Days => _log.Days;

    /// <summary>The days that show what is never used.</summary>
    public int NeededDays { get; }

    /// <summary>Whether every record and column of the log was read.</summary>
    public bool IsComplete { get; }

    /// <summary>Whether the log has a first day of a month.</summary>
    public bool HasFirstOfMonth => _log.HasFirstOfMonth;

    /// <summary>Whether the log has a last day of a month.</summary>
    public bool HasLastOfMonth => _log.HasLastOfMonth;

    /// <summary>Whether absence from the log proves something about the subject.</summary>
    public bool CoversEnough { get; }

    /// <summary>The number of requests of the subject.</summary>
    public long Requests => _usage?.Requests.Sum(entry => entry.Count) ?? 0;

    /// <summary>Those of them that may touch objects that the log does not name.</summary>
    public long HiddenRequests { get; private set; }

    /// <summary>The requests that a user interface made for the subject; null for none, and where the log does not say.</summary>
    public ApiClientUse? UserInterface => _usage?.Clients.FirstOrDefault(client => _catalogue.IsUserInterface(client.Category));

    /// <summary>The requests that signed in by SOAP login(), or by another way of signing in that the log shows.</summary>
    public ImmutableArray<ApiRequests> OldLogins => _usage is not null
        && _catalogue.FindSigns("", PermissionTrigger.LoginMethod) is { } signs ? Of(signs).Shown : [];

    /// <summary>Each object that the subject has rights on or used, then permissions, against their use.</summary>
    public ImmutableArray<RightUse> Rights => _rights.Value;

    /// <summary>API names of the objects that the log names for the subject.</summary>
    internal IEnumerable<string> Objects => _objects.Keys;

    /// <summary>The statement that a right was never used. Its place is the whole log.</summary>
    internal NeedStatement NotSeen => new(Need.NotNeeded, NeedEvidence.Usage, string.Create(
        CultureInfo.InvariantCulture,
        $"never used in the API usage log, which covers {Days.Length} days, {Days[0]:yyyy-MM-dd} to {Days[^1]:yyyy-MM-dd}"));

    /// <summary>Whether the log of an org covers enough days for absence to prove something.</summary>
    public static bool IsEnough(OrgContent org)
    {
        var log = org.Exports.ApiUsage;

        // Many jobs run on the first or on the last day of a month.
        return org.Exports.IsComplete(ApiUsage.Export) && log.Days.Length >= org.Configuration.ObservationDays
            && log.HasFirstOfMonth && log.HasLastOfMonth;
    }

    /// <summary>The rights on an object that the log shows to be unused; view all and modify all are never among them.</summary>
    public AccessRights NeverUsedOn(string name) => CoversEnough && HiddenRequests == 0
        ? _objects.GetValueOrDefault(name, []).Aggregate(UsageCatalogue.DataRights, (left, use) => left & ~(use.Used | use.Perhaps))
        : AccessRights.None;

    /// <summary>Whether more days of the log could show that a right is not needed.</summary>
    /// <param name="decision">The right, whose need is open.</param>
    public bool CouldSettle(RightDecision decision) => decision.Right.Kind switch
    {
        AccessKind.Object => HiddenRequests == 0
            && (decision.Rights & UsageCatalogue.DataRights & ~PossibleOn(decision.Name)) != AccessRights.None,
        AccessKind.UserPermission => _usage is not null
            && _catalogue.FindSigns(decision.Name, decision.Entry?.Trigger?.Id) is { ProvesAbsence: true } signs && CanExclude(signs),
        _ => false,
    };

    /// <summary>The use of a subject as the exports show it.</summary>
    internal static ObservedUse Of(SubjectIdentity subject, EffectiveAccess access, OrgContent org) =>
        new(subject.Id.IsEmpty ? null : org.Exports.ApiUsage.Of(subject.Id), access, org);

    /// <summary>The rights on an object whose use the log shows.</summary>
    internal AccessRights RightsOn(string name) =>
        _objects.GetValueOrDefault(name, []).Aggregate(AccessRights.None, (all, use) => all | use.Used);

    /// <summary>The statement that rights on an object were used, by the requests that used any of them.</summary>
    internal NeedStatement Seen(string name, AccessRights rights) =>
        Seen([.. _objects[name].Where(use => (use.Used & rights) != AccessRights.None).Select(use => use.Requests)], "request");

    /// <summary>Whether the log answers that a permission is used; null when it does not.</summary>
    /// <param name="permission">API name of the permission.</param>
    /// <param name="trigger">Id of its question in the permission catalogue; null for none.</param>
    internal NeedStatement? OfPermission(string permission, string? trigger)
    {
        if (_usage is null || _catalogue.FindSigns(permission, trigger) is not { } signs)
        {
            return null;
        }

        return Of(signs).Shown is [_, ..] shown ? Seen(shown, "such request")
            : CoversEnough && signs.ProvesAbsence && CanExclude(signs) ? NotSeen
            : null;
    }

    /// <summary>An object against its use.</summary>
    internal RightUse OnObject(string name, AccessRights held)
    {
        ImmutableArray<ApiRequests> requests = [.. _objects.GetValueOrDefault(name, []).Select(use => use.Requests)];
        var used = RightsOn(name);
        return Use(AccessKind.Object, name, held, used, PossibleOn(name) & ~used, held & NeverUsedOn(name), requests);
    }

    /// <summary>A user permission that is held against its use; null when the log cannot show it.</summary>
    internal RightUse? OnPermission(string name, string? trigger)
    {
        if (_usage is null || _catalogue.FindSigns(name, trigger) is not { } signs)
        {
            return null;
        }

        var (shown, possible) = Of(signs);
        static AccessRights Enabled(bool isSo) => isSo ? AccessRights.Enabled : AccessRights.None;
        return Use(
            AccessKind.UserPermission, name, AccessRights.Enabled, Enabled(!shown.IsEmpty), Enabled(shown.IsEmpty && !possible.IsEmpty),
            Enabled(OfPermission(name, trigger) is { Need: Need.NotNeeded }), shown.IsEmpty ? possible : shown);
    }

    private static RightUse Use(
        AccessKind kind, string name, AccessRights held, AccessRights used, AccessRights possible, AccessRights never,
        ImmutableArray<ApiRequests> requests)
    {
        var latest = requests.MaxBy(entry => entry.Last);
        return new(
            kind, name, held, used, possible, never, requests.Sum(entry => entry.Count),
            requests.IsEmpty ? null : requests.Min(entry => entry.First), latest?.Last, latest?.Location);
    }

    private static NeedStatement Seen(ImmutableArray<ApiRequests> requests, string noun)
    {
        var (count, first) = (requests.Sum(entry => entry.Count), requests.Min(entry => entry.First));
        var latest = requests.MaxBy(entry => entry.Last)!;
        var days = first == latest.Last ? $"on {first:yyyy-MM-dd}" : $"from {first:yyyy-MM-dd} to {latest.Last:yyyy-MM-dd}";
        return new(
            Need.Needed, NeedEvidence.Usage,
            string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")} in the API usage log {days}"),
            latest.Location);
    }

    private void Add(ApiRequests requests)
    {
        var effect = _catalogue.EffectOf(requests.Kind);
        _requests.Add((requests, effect));
        var entities = requests.Kind.Entities;
        HiddenRequests += effect.IsHidden || (!effect.IsNone && entities.IsEmpty) ? requests.Count : 0;
        if ((effect.Rights | effect.Perhaps) == AccessRights.None)
        {
            return;
        }

        // To write is to read.
        var used = effect.Rights | (effect.Rights == AccessRights.None ? AccessRights.None : AccessRights.Read);
        foreach (var entity in entities)
        {
            ref var uses = ref CollectionsMarshal.GetValueRefOrAddDefault(_objects, entity, out _);
            (uses ??= []).Add((used, effect.Perhaps, requests));
        }
    }

    private AccessRights PossibleOn(string name) =>
        _objects.GetValueOrDefault(name, []).Aggregate(AccessRights.None, (all, use) => all | use.Used | use.Perhaps);

    // A family is in the log whatever Apex does; what Apex touches is not.
    private bool CanExclude(UsageSigns signs) =>
        (HiddenRequests == 0 || signs.AreFamiliesOnly) && Of(signs) is { Shown: [], Possible: [] };

    /// <summary>
    /// The requests that are such signs. Many permissions share their signs, and a user can have thousands of kinds of request.
    /// </summary>
    private (ImmutableArray<ApiRequests> Shown, ImmutableArray<ApiRequests> Possible) Of(UsageSigns signs)
    {
        if (!_bySigns.TryGetValue(signs, out var found))
        {
            _bySigns.Add(signs, found = (With(signs.Shown), With(signs.Possible)));
        }

        return found;
    }

    private ImmutableArray<ApiRequests> With(ImmutableArray<UsageSign> any) =>
    [
        .. _requests.Where(entry => any.Any(sign => sign.Fits(entry.Requests.Kind, entry.Effect))).Select(entry => entry.Requests),
    ];
}
