using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Licensing;

/// <summary>The org's own statement on one right, by a dry run.</summary>
/// <param name="Status">Allowed or blocked; unknown when the answer decides nothing.</param>
/// <param name="Date">Day of the dry run.</param>
/// <param name="Set">The permission set that asked.</param>
/// <param name="Problem">The platform's text; null when it accepted the set.</param>
/// <param name="Location">The file of the answer.</param>
public sealed record ProbeStatement(CarriageStatus Status, DateOnly Date, string Set, string? Problem, Location Location);

/// <summary>
/// The answers to the dry-run probe, right by right. All rights of an accepted set are carried. A message that the licence does not allow a
/// right of the set refuses that right; any other message decides nothing. Of two answers that decide, the later counts, on one day the
/// refusal.
/// </summary>
public sealed class ProbeEvidence
{
    /// <summary>Days for which an answer counts in full: what a licence carries changes with the releases of the platform.</summary>
    public const int FreshDays = 180;

    private readonly Dictionary<(AccessKind Kind, string Key, AccessRights Right), ProbeStatement> _statements = [];
    private readonly LicenseCatalogue _catalogue;
    private readonly ProbeAnswers _answers;

    /// <param name="answers">The answers.</param>
    /// <param name="catalogue">The catalogue, with the messages that decide.</param>
    public ProbeEvidence(ProbeAnswers answers, LicenseCatalogue catalogue)
    {
        (_answers, _catalogue) = (answers, catalogue);
        foreach (var answer in answers.All.OrderBy(answer => answer.Date).ThenBy(answer => answer.Problem is not null))
        {
            Take(answer);
        }
    }

    /// <summary>The statement on a right; null when the org was not asked.</summary>
    /// <param name="kind">User permission or object.</param>
    /// <param name="name">API name in any case.</param>
    /// <param name="right">A single right.</param>
    public ProbeStatement? Find(AccessKind kind, string name, AccessRights right) =>
        _statements.GetValueOrDefault((kind, name.ToUpperInvariant(), right));

    /// <summary>The rights that the org named as required by a right, which a set that asks about it must hold too.</summary>
    /// <param name="right">A single right; its name in any case.</param>
    public ImmutableArray<ProbeRight> RequiredBy(ProbeRight right) =>
    [
        .. _answers.All.Where(answer => answer.Problem is not null && answer.Set.Asks.IsSame(right))
            .SelectMany(answer => _catalogue.Move.Probe.Required(answer.Problem!)).Select(Meant).OfType<ProbeRight>().Distinct(),
    ];

    private void Take(ProbeAnswer answer)
    {
        if (answer.Problem is not { } problem)
        {
            foreach (var right in answer.Set.Holds)
            {
                foreach (var flag in right.Rights.Split())
                {
                    _statements[Key(right, flag)] = Statement(CarriageStatus.Allowed, answer);
                }
            }

            return;
        }

        foreach (var (right, flag) in Refused(answer.Set, problem))
        {
            _statements[Key(right, flag)] = Statement(CarriageStatus.Blocked, answer);
        }

        var asks = answer.Set.Asks;
        var key = Key(asks, asks.Rights);
        if (_statements.GetValueOrDefault(key) is null or { Status: CarriageStatus.Unknown })
        {
            _statements[key] = Statement(CarriageStatus.Unknown, answer);
        }
    }

    private static ProbeStatement Statement(CarriageStatus status, ProbeAnswer answer) =>
        new(status, answer.Date, answer.Set.Name, answer.Problem, answer.Location);

    /// <summary>The rights of the set that a message says the licence does not allow.</summary>
    private IEnumerable<(ProbeRight Right, AccessRights Flag)> Refused(ProbeSet set, string problem) =>
        from name in _catalogue.Move.Probe.Refused(problem)
        from right in set.Holds
        from flag in right.Rights.Split()
        where IsNamed(right, flag, name)
        select (right, flag);

    private bool IsNamed(ProbeRight right, AccessRights flag, string name) => right.Kind == AccessKind.Object
        ? _catalogue.Move.Probe.FindObjectRight(name) is { } meant && meant.Right == flag && ApiName.Same(meant.Object, right.Name)
        : ApiName.Same(name, right.Name)
            || string.Equals(_catalogue.FindPermission(right.Name)?.Label, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The right that a name in a message means: a permission by API name or label, else one on an object; else null.</summary>
    private ProbeRight? Meant(string name)
    {
        var byLabel = _catalogue.Permissions
            .Where(entry => string.Equals(entry.Label, name, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return (_catalogue.FindPermission(name) ?? (byLabel is [var only] ? only : null)) is { } permission
            ? new(AccessKind.UserPermission, permission.Name, AccessRights.Enabled)
            : _catalogue.Move.Probe.FindObjectRight(name) is { } right ? new(AccessKind.Object, right.Object, right.Right)
            : null;
    }

    private static (AccessKind Kind, string Key, AccessRights Right) Key(ProbeRight right, AccessRights flag) =>
        (right.Kind, right.Name.ToUpperInvariant(), flag);
}
