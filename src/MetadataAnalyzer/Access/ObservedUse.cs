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
internal sealed class ObservedUse
{
    private readonly Dictionary<string, List<(AccessRights Used, AccessRights Perhaps, ApiRequests Requests)>> _objects =
        new(ApiName.Comparer);
    private readonly UserApiUsage? _usage;
    private readonly UsageCatalogue _catalogue;
    private readonly ApiUsage _log;
    private readonly bool _coversEnough;
    private readonly bool _namesAll = true;

    private ObservedUse(UserApiUsage? usage, ApiUsage log, UsageCatalogue catalogue, bool coversEnough)
    {
        (_usage, _log, _catalogue, _coversEnough) = (usage, log, catalogue, coversEnough && usage is not null);
        foreach (var requests in usage?.Requests ?? [])
        {
            var effect = catalogue.EffectOf(requests.Kind);
            var entities = requests.Kind.Entities;
            _namesAll &= !effect.IsHidden && (effect.IsNone || !entities.IsEmpty);
            if ((effect.Rights | effect.Perhaps) == AccessRights.None)
            {
                continue;
            }

            // To write is to read.
            var used = effect.Rights | (effect.Rights == AccessRights.None ? AccessRights.None : AccessRights.Read);
            foreach (var entity in entities)
            {
                ref var uses = ref CollectionsMarshal.GetValueRefOrAddDefault(_objects, entity, out _);
                (uses ??= []).Add((used, effect.Perhaps, requests));
            }
        }
    }

    /// <summary>The statement that a right was never used. Its place is the whole log.</summary>
    public NeedStatement NotSeen => new(Need.NotNeeded, NeedEvidence.Usage, string.Create(
        CultureInfo.InvariantCulture,
        $"never used in the API usage log, which covers {_log.Days.Length} days, {_log.Days[0]:yyyy-MM-dd} to {_log.Days[^1]:yyyy-MM-dd}"));

    /// <summary>Whether the log of an org covers enough days for absence to prove something.</summary>
    public static bool CoversEnough(OrgContent org)
    {
        var log = org.Exports.ApiUsage;

        // Many jobs run on the first or on the last day of a month.
        return org.Exports.IsComplete(ApiUsage.Export)
            && log.Days.Length >= org.Configuration.ObservationDays
            && log.Days.Any(day => day.Day == 1) && log.Days.Any(day => day.AddDays(1).Day == 1);
    }

    /// <summary>The use of a subject as the exports show it.</summary>
    public static ObservedUse Of(SubjectIdentity subject, OrgContent org) => new(
        subject.Id.IsEmpty ? null : org.Exports.ApiUsage.Of(subject.Id), org.Exports.ApiUsage, org.Catalogue.Usage, CoversEnough(org));

    /// <summary>The rights on an object whose use the log shows.</summary>
    public AccessRights RightsOn(string name) =>
        _objects.GetValueOrDefault(name, []).Aggregate(AccessRights.None, (all, use) => all | use.Used);

    /// <summary>The rights on an object that the log shows to be unused; view all and modify all are never among them.</summary>
    public AccessRights NeverUsedOn(string name) => _coversEnough && _namesAll
        ? _objects.GetValueOrDefault(name, []).Aggregate(UsageCatalogue.DataRights, (left, use) => left & ~(use.Used | use.Perhaps))
        : AccessRights.None;

    /// <summary>The statement that rights on an object were used, by the requests that used any of them.</summary>
    public NeedStatement Seen(string name, AccessRights rights) =>
        Seen(_objects[name].Where(use => (use.Used & rights) != AccessRights.None).Select(use => use.Requests), "request");

    /// <summary>Whether the log answers that a permission is used; null when it does not.</summary>
    /// <param name="permission">API name of the permission.</param>
    /// <param name="trigger">Id of its question in the permission catalogue; null for none.</param>
    public NeedStatement? OfPermission(string permission, string? trigger)
    {
        if (_usage is null || _catalogue.FindSigns(permission, trigger) is not { } signs)
        {
            return null;
        }

        if (With(signs.Shown) is [_, ..] shown)
        {
            return Seen(shown, "such request");
        }

        // A family is in the log whatever Apex does; what Apex touches is not.
        return signs.ProvesAbsence && _coversEnough && (_namesAll || signs.AreFamiliesOnly) && With(signs.Possible) is [] ? NotSeen : null;

        List<ApiRequests> With(IReadOnlyCollection<UsageSign> any) =>
            [.. _usage.Requests.Where(entry => any.Any(sign => sign.Fits(entry.Kind, _catalogue.EffectOf(entry.Kind))))];
    }

    private static NeedStatement Seen(IEnumerable<ApiRequests> requests, string noun)
    {
        var all = requests.ToList();
        var (count, first, latest) = (all.Sum(entry => entry.Count), all.Min(entry => entry.First), all.MaxBy(entry => entry.Last)!);
        var days = first == latest.Last ? $"on {first:yyyy-MM-dd}" : $"from {first:yyyy-MM-dd} to {latest.Last:yyyy-MM-dd}";
        return new(
            Need.Needed, NeedEvidence.Usage,
            string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")} in the API usage log {days}"),
            latest.Location);
    }
}
