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
    private readonly Dictionary<string, (AccessRights Used, AccessRights Perhaps, long Requests)> _objects = new(ApiName.Comparer);
    private readonly UserApiUsage? _usage;
    private readonly UsageCatalogue _catalogue;
    private readonly bool _coversEnough;
    private readonly bool _namesAll = true;

    private ObservedUse(UserApiUsage? usage, UsageCatalogue catalogue, bool coversEnough)
    {
        (_usage, _catalogue, _coversEnough) = (usage, catalogue, coversEnough && usage is not null);
        foreach (var (request, count) in usage?.Requests ?? new Dictionary<ApiRequest, long>())
        {
            var effect = catalogue.EffectOf(request);
            var entities = request.Entities;
            _namesAll &= effect is { IsCode: false } known && (known.Rights == AccessRights.None || !entities.IsEmpty);

            // A request of an unknown kind that names its object may do anything with it.
            var (rights, perhaps) = effect is { } shown ? (shown.Rights, shown.Perhaps) : (AccessRights.None, UsageCatalogue.DataRights);
            if (effect is { IsCode: true } || (rights | perhaps) == AccessRights.None)
            {
                continue;
            }

            // To write is to read.
            rights |= rights == AccessRights.None ? rights : AccessRights.Read;
            foreach (var entity in entities)
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_objects, entity, out _);
                sum = (sum.Used | rights, sum.Perhaps | perhaps, sum.Requests + count);
            }
        }
    }

    /// <summary>The statement that a right was never used.</summary>
    public NeedStatement NotSeen =>
        new(Need.NotNeeded, NeedEvidence.Usage, $"never used in the API usage log of {Period}", _usage?.Location);

    private string Period => _usage is null ? "" : string.Create(
        CultureInfo.InvariantCulture, $"{_usage.First:yyyy-MM-dd} to {_usage.Last:yyyy-MM-dd}");

    /// <summary>The use of a subject as the exports show it.</summary>
    public static ObservedUse Of(SubjectIdentity subject, OrgContent org)
    {
        var days = org.Exports.ApiUsage.Days;

        // Many jobs run on the first or on the last day of a month.
        var coversEnough = org.Exports.IsComplete(ApiUsage.Export)
            && days.Length >= org.Configuration.ObservationDays
            && days.Any(day => day.Day == 1) && days.Any(day => day.AddDays(1).Day == 1);
        return new(subject.Id.IsEmpty ? null : org.Exports.ApiUsage.Of(subject.Id), org.Catalogue.Usage, coversEnough);
    }

    /// <summary>The rights on an object whose use the log shows.</summary>
    public AccessRights RightsOn(string name) => _objects.GetValueOrDefault(name).Used;

    /// <summary>The rights on an object that the log shows to be unused; view all and modify all are never among them.</summary>
    public AccessRights NeverUsedOn(string name) => !(_coversEnough && _namesAll) ? AccessRights.None
        : _objects.TryGetValue(name, out var use) ? UsageCatalogue.DataRights & ~(use.Used | use.Perhaps)
        : UsageCatalogue.DataRights;

    /// <summary>The statement that an object was used.</summary>
    public NeedStatement Seen(string name) => Seen(_objects.GetValueOrDefault(name).Requests, "requests");

    /// <summary>Whether the log answers a question of the permission catalogue; null when it does not.</summary>
    /// <param name="trigger">Id of the question; null for none.</param>
    public NeedStatement? OfTrigger(string? trigger)
    {
        if (_usage is null || _catalogue.FindTrigger(trigger) is not { } use)
        {
            return null;
        }

        var requests = _usage.Requests.Where(entry => use.IsShownBy(entry.Key)).Sum(entry => entry.Value);
        if (requests > 0)
        {
            return Seen(requests, "such requests");
        }

        // A family is in the log whatever Apex does; what Apex touches is not.
        return use.ProvesAbsence && _coversEnough && (_namesAll || !use.Families.IsEmpty) ? NotSeen : null;
    }

    private NeedStatement Seen(long count, string requests) => new(
        Need.Needed, NeedEvidence.Usage,
        string.Create(CultureInfo.InvariantCulture, $"{count} {requests} in the API usage log of {Period}"), _usage?.Location);
}
