using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Migration.Snapshot;
using MetadataAnalyzer.Planning;

namespace MetadataAnalyzer.Migration.Verification;

/// <summary>
/// The check that a subject has every right that it needs and no new one. Kinds that act in the user interface only are not compared,
/// because the subject signs in by the API only.
/// </summary>
internal sealed class AccessCheck
{
    private static readonly AccessKind[] Code = [AccessKind.ApexClass, AccessKind.VisualforcePage];

    /// <summary>Sections of a profile that a retrieve fills for the components that it brings.</summary>
    private static readonly string[] Sections =
        ["objectPermissions", "fieldPermissions", "classAccesses", "pageAccesses", "tabVisibilities", "layoutAssignments"];

    private readonly SnapshotSubject _before;
    private readonly SnapshotSubject _after;
    private readonly SnapshotPlan _plan;
    private readonly Org _org;
    private readonly HeldRights _had;
    private readonly HeldRights _has;
    private readonly HeldRights _carried = new();
    private readonly HeldRights _dropped = new();
    private readonly ImmutableArray<string> _unknownNow;

    public AccessCheck(SnapshotSubject before, SnapshotSubject after, SnapshotPlan plan, Org org)
    {
        (_before, _after, _plan, _org) = (before, after, plan, org);
        (_had, _has) = (HeldRights.Of(before), HeldRights.Of(after));
        foreach (var set in plan.NewPermissionSets)
        {
            _carried.Add(set.Rights);
        }

        foreach (var right in plan.Dropped)
        {
            _dropped.Add(AccessKinds.OfJsonKey(right.Kind), right.Name, right.Rights.IsEmpty
                ? AccessRights.Enabled
                : right.Rights.Aggregate(AccessRights.None, (rights, name) => rights | RightNames.Parse(name)));
        }

        // The rights of the standard profile are known without its file.
        _unknownNow =
            [.. after.UnknownSources.Where(source => !(after.Steps.Profile is null && IsStock && source == $"profile '{after.Profile}'"))];
    }

    private bool IsStock => _org.Catalogue.StandardNames.IsApiOnlyProfile(_after.Profile);

    public SubjectCheck Needed()
    {
        var items = AccessKinds.UsableByApi.Except(Code).SelectMany(Missing).Concat(NotKnownBefore()).Concat(NotSavedBefore())
            .ToImmutableArray();
        return new("access", "Needed access", $"all {Count(AccessKinds.UsableByApi.Except(Code))} rights that are to stay are there",
            items);
    }

    public SubjectCheck ApexClasses() =>
        new("apex-classes", "Apex classes", Summary(AccessKind.ApexClass), [.. Missing(AccessKind.ApexClass)]);

    public SubjectCheck Pages() =>
        new("visualforce-pages", "Visualforce pages", Summary(AccessKind.VisualforcePage), [.. Missing(AccessKind.VisualforcePage)]);

    /// <param name="profile">The profile after the move; null when it is not in the project.</param>
    public SubjectCheck Extra(Profile? profile)
    {
        var outcome = _before.UnknownSources.IsEmpty ? CheckOutcome.Missed : CheckOutcome.NotProven;
        var hint = outcome == CheckOutcome.Missed ? "" : $"; {string.Join(", ", _before.UnknownSources)} may have given it before";
        var items = AccessKinds.UsableByApi.SelectMany(kind => _has.Of(kind)
            .Select(right => (kind, right.Name, Rights: right.Rights & ~Allowed(kind, right.Name), right.Sources)))
            .Where(extra => extra.Rights != AccessRights.None)
            .Select(extra => new CheckItem(outcome,
                $"{RightText.Of(extra.kind, extra.Name, extra.Rights)} is new, by {_after.Ways(extra.Sources)}{hint}",
                PlaceOf(_after, extra.Sources)))
            .Concat(_unknownNow.Where(source => !IsSetOf(_before, source))
                .Select(source => new CheckItem(
                    CheckOutcome.NotProven, $"what {source} grants is not known, because it is not in the project")))
            .Concat(NotShownNow(profile))
            .ToImmutableArray();
        return new("nothing-extra", "Nothing extra", "no right that it did not have before", items);
    }

    /// <summary>Rights that the snapshot does not have because the files before the move did not show them.</summary>
    private IEnumerable<CheckItem> NotSavedBefore()
    {
        if (_before.Steps.Profile is { AbsentSections: { IsEmpty: false } absent } old)
        {
            yield return new(
                CheckOutcome.NotProven,
                $"what profile '{old.Name}' granted before is not known in full: its file had no {string.Join(", ", absent)}",
                old.Place.ToString());
        }

        if (!_before.KnowsAssignments)
        {
            yield return new(CheckOutcome.NotProven,
                "what was assigned before is not known, because the snapshot was taken without a whole permission-set-assignments export");
        }
    }

    /// <summary>
    /// Rights that the files after the move do not show. A profile that lists only user permissions is as the kit makes it; one that lists
    /// some other rights was retrieved without the components of the rest.
    /// </summary>
    private IEnumerable<CheckItem> NotShownNow(Profile? profile)
    {
        if (!_after.KnowsAssignments)
        {
            yield return new(CheckOutcome.NotProven, "what is assigned besides is not known: the permission-set-assignments export is "
                + "missing or has records that cannot be used");
        }

        var absent = _after.Steps.Profile?.AbsentSections ?? [];
        if (profile is not null
            && (absent.Contains("userPermissions", StringComparer.Ordinal)
                || (!absent.IsEmpty && Sections.Any(profile.Sections.ContainsKey))))
        {
            yield return new(
                CheckOutcome.NotProven,
                $"what profile '{profile.FullName}' grants is not known in full: its file has no {string.Join(", ", absent)}; retrieve it "
                    + $"with these components",
                SnapshotPlace.Of(profile.Location).ToString());
        }
    }

    /// <summary>Rights that the plan dropped and that are gone.</summary>
    public ImmutableArray<string> ExpectedLosses() =>
    [
        .. from right in _plan.Dropped
           let kind = AccessKinds.OfJsonKey(right.Kind)
           where kind is not null
           let rights = _dropped.On(kind.Value, right.Name) & _had.On(kind.Value, right.Name) & ~_has.On(kind.Value, right.Name)
           where rights != AccessRights.None
           select $"{RightText.Of(kind.Value, right.Name, rights)}: {right.Reason}",
    ];

    private IEnumerable<CheckItem> Missing(AccessKind kind)
    {
        foreach (var right in _had.Of(kind))
        {
            var missing = right.Rights & ~_dropped.On(kind, right.Name) & ~_has.On(kind, right.Name) & ~Implied(kind, right.Name);
            if (missing == AccessRights.None)
            {
                continue;
            }

            var carriers = Carriers(kind, right, missing).ToList();
            var text = RightText.Of(kind, right.Name, missing);
            var from = $"before it came from {_before.Ways(right.Sources)}";
            if (IsProfileOwn(kind, right.Name))
            {
                yield return new(CheckOutcome.NotProven,
                    $"{text}: profile '{_after.Profile}' is to hold it, and its file says nothing of it; {from}",
                    PlaceOf(_before, right.Sources));
                continue;
            }

            if (kind == AccessKind.VisualforcePage && MayBeListedByPages)
            {
                yield return new(CheckOutcome.NotProven, $"{text}: no permission set gives it, and whether the page's own security list "
                    + $"names profile '{_after.Profile}', the profile's file does not show; {from}", PlaceOf(_before, right.Sources));
                continue;
            }

            var open = carriers.Count == 0
                ? _unknownNow.FirstOrDefault()
                : _unknownNow.FirstOrDefault(source =>
                    carriers.Any(carrier => source.EndsWith($"'{carrier}'", StringComparison.OrdinalIgnoreCase)));
            yield return open is null
                ? new(CheckOutcome.Missed, $"{text} is missing{By(carriers)}; {from}", PlaceOf(_before, right.Sources))
                : new(CheckOutcome.NotProven, $"{text}: {open} may give it, and is not in the project; {from}",
                    PlaceOf(_before, right.Sources));
        }
    }

    private static string By(List<string> carriers) =>
        carriers.Count == 0 ? "" : $"; {string.Join(" or ", carriers.Select(carrier => $"'{carrier}'"))} is to give it";

    /// <summary>New sets that carry the missing right, and earlier sets that were to stay.</summary>
    private IEnumerable<string> Carriers(AccessKind kind, NamedRight right, AccessRights missing) => _plan.NewPermissionSets
        .Where(set => set.Rights.TryGetValue(AccessKinds.JsonKey(kind), out var rights)
            && rights.Any(entry => Same(entry.Key, right.Name) && (entry.Value.Rights & missing) != 0))
        .Select(set => set.Name)
        .Concat(right.Sources.Select(index => _before.Sources[index])
            .SelectMany(source =>
            source.Steps.Where(step => _plan.Assign.Any(planned => planned.Type == step.Type && Same(planned.Name, step.Name))))
            .Select(step => step.Name))
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Sources whose rights were not known before: their rights are known to stay only when the source itself is assigned again.
    /// </summary>
    private IEnumerable<CheckItem> NotKnownBefore() => _before.UnknownSources.Where(source => !IsSetOf(_after, source))
        .Select(source => new CheckItem(CheckOutcome.NotProven,
            $"what {source} granted before, and so what of it is missing, is not known, because it was not in the project"));

    private static bool IsSetOf(SnapshotSubject subject, string source) => subject.Assignments.Any(assignment =>
        source == assignment.Caption
        || assignment.Members.Any(member => source == $"permission set '{member}'"));

    private AccessRights Implied(AccessKind kind, string name) => kind switch
    {
        AccessKind.Object when _has.On(AccessKind.UserPermission, UserPermissions.ModifyAllData) != 0 => (AccessRights)byte.MaxValue,
        AccessKind.Object when _has.On(AccessKind.UserPermission, UserPermissions.ViewAllData) != 0 =>
            AccessRights.Read | AccessRights.ViewAll,
        AccessKind.UserPermission when IsStock && _after.Steps.Profile is null && IsCarriedByProfile(name) => AccessRights.Enabled,
        _ => AccessRights.None,
    };

    /// <summary>Whether every profile on the licence has the permission, and the file of this profile does not show it.</summary>
    private bool IsProfileOwn(AccessKind kind, string name) =>
        kind == AccessKind.UserPermission && IsCarriedByProfile(name)
            && _after.Steps.Profile?.AbsentSections.Contains("userPermissions", StringComparer.Ordinal) != false;

    /// <summary>
    /// Whether the security list of a page may name the profile. A runbook leaves that choice, and the page accesses of a retrieved profile
    /// are the same list.
    /// </summary>
    private bool MayBeListedByPages => _after.Steps.Profile?.AbsentSections.Contains("pageAccesses", StringComparer.Ordinal) != false;

    private bool IsCarriedByProfile(string name) => _org.Catalogue.FindPermission(name)?.CarriedBy == "profile";

    private AccessRights Allowed(AccessKind kind, string name) => _had.On(kind, name) | _carried.On(kind, name)
        | (kind == AccessKind.UserPermission && IsCarriedByProfile(name) ? AccessRights.Enabled : AccessRights.None)
        | (kind == AccessKind.Object && _had.On(AccessKind.UserPermission, UserPermissions.ModifyAllData) != 0
            ? (AccessRights)byte.MaxValue
            : AccessRights.None);

    private int Count(IEnumerable<AccessKind> kinds) =>
        kinds.Sum(kind => _had.Of(kind).Count(right => (right.Rights & ~_dropped.On(kind, right.Name)) != 0));

    private string Summary(AccessKind kind) =>
        Count([kind]) is var count && count == 0 ? "none is needed" : $"access to {AccessKinds.Count(kind, count)}";

    private static string? PlaceOf(SnapshotSubject subject, ImmutableArray<int> sources) =>
        sources is [var first, ..] ? subject.Sources[first].Steps[^1].Place.ToString() : null;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
