using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>
/// Sorts what a subject loses into what a new permission set carries, what only a second one may, and what is dropped. Each set holds whatever its rights require, for the
/// platform asks that of every set by itself.
/// </summary>
internal sealed class RightsPlanner(Org org, Subject subject, PlanOptions options)
{
    private readonly CarriedRights _carried = new(subject);
    private readonly ObjectRights _objects = new(org);
    private readonly Narrowing _narrowing = new(org, subject);

    /// <summary>What is dropped, sorted by kind and name.</summary>
    public ImmutableArray<DroppedRight> Dropped => _carried.Dropped;

    /// <summary>What to grant instead of what is narrowed away.</summary>
    public ImmutableArray<PlannedRight> GrantInstead => _narrowing.GrantInstead;

    public void Plan()
    {
        PlanPermissions();
        PlanObjects();
        PlanFields();
        foreach (var kind in AccessKinds.UsableByApi.Except([AccessKind.UserPermission, AccessKind.Object, AccessKind.Field]))
        {
            PlanOthers(kind);
        }

        foreach (var kind in AccessKinds.UserInterfaceOnly)
        {
            foreach (var (right, lost) in subject.Access.LostWithout(kind, subject.Keeps))
            {
                _carried.Drop(right, lost, DropCause.UserInterface, "acts in the user interface only");
            }
        }
    }

    /// <summary>The sets that are not empty.</summary>
    public ImmutableArray<PlannedSet> Sets(KitLabels labels)
    {
        var (names, label) = (org.KitNames, labels.Of(subject));
        var license = options.BindsPermissionSetLicense ? org.Catalogue.StandardNames.PermissionSetLicense : null;
        ImmutableArray<PlannedSet> sets =
        [
            new(names.PermissionSet(subject), label, $"What {subject.Name} had only by its former profile and by permission sets that it cannot keep.", license, _carried.Proven.Rights, IsUnproven: false),
            new(
                names.UnprovenPermissionSet(subject), label + KitLabels.UnprovenEnding,
                $"What {subject.Name} had before and the integration licence is not proven to carry: try it in a sandbox first.", license, _carried.Unproven.Rights, IsUnproven: true),
        ];
        return [.. sets.Where(set => !set.Rights.IsEmpty)];
    }

    private void PlanPermissions()
    {
        foreach (var (right, lost) in subject.Access.LostWithout(AccessKind.UserPermission, subject.Keeps))
        {
            var need = subject.FindPermission(right.Name)!;
            if (need.Entry is { CarriedBy: "profile" } or { FixedByProfile: true })
            {
                continue;
            }

            if (need.Need == Need.NotNeeded)
            {
                _carried.Drop(right, lost, need.Entry?.Relevance == PermissionRelevance.Ui ? DropCause.UserInterface : DropCause.NotNeeded, need.Reason);
                continue;
            }

            PlanPermission(right, lost, need);
        }
    }

    private void PlanPermission(EffectiveRight right, AccessRights lost, RightDecision need)
    {
        var required = org.PermissionDependencies.Closure([right.Name]).Select(implied => implied.Name)
            .Where(name => org.Catalogue.FindPermission(name) is not { CarriedBy: "profile" } and not { FixedByProfile: true }).ToList();
        if (options.IsNarrow && Narrowing.WideAmong(required.Prepend(right.Name)) is { } wide)
        {
            _carried.Drop(right, lost, DropCause.Narrowed, Same(wide, right.Name) ? "reaches every record of the org; grant the objects in use instead" : $"requires {wide}, which reaches every record of the org");
            _narrowing.Replace(wide);
            return;
        }

        var refused = required.Prepend(right.Name).Select(name => (Name: name, Carriage: org.Capabilities.UserPermission(name))).ToList();
        if (refused.Find(entry => entry.Carriage.Status == CarriageStatus.Blocked) is { Carriage: not null } blocked)
        {
            _carried.Drop(right, lost, DropCause.Refused, Same(blocked.Name, right.Name) ? blocked.Carriage.Evidence : $"requires {blocked.Name}: {blocked.Carriage.Evidence}");
            return;
        }

        var question = refused.Find(entry => entry.Carriage.Status == CarriageStatus.Unknown) is { Carriage: not null } open
            ? (need.Need == Need.Open ? "whether the integration uses it, its owner knows; " : "")
                + (Same(open.Name, right.Name) ? open.Carriage.Evidence : $"requires {open.Name}: {open.Carriage.Evidence}")
            : null;
        var target = question is null ? _carried.Proven : _carried.Unproven;
        target.Add(AccessKind.UserPermission, need.Entry?.Name ?? right.Name, AccessRights.Enabled, null, question);
        foreach (var name in required)
        {
            target.Add(AccessKind.UserPermission, name, AccessRights.Enabled, right.Name, question);
        }

        foreach (var (name, rights) in org.PermissionDependencies.ObjectRights(required.Prepend(right.Name)))
        {
            _objects.Add(target, name, rights, right.Name, question);
        }
    }

    private void PlanObjects()
    {
        var leftOut = subject.ObjectsNeeded.Where(decision => decision.Need == Need.NotNeeded).ToLookup(decision => decision.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var (right, lost) in subject.Access.LostWithout(AccessKind.Object, subject.Keeps))
        {
            var needed = lost;
            foreach (var decision in leftOut[right.Name].Where(decision => (decision.Rights & lost) != AccessRights.None))
            {
                _carried.Drop(right, decision.Rights & lost, DropCause.NotNeeded, decision.Reason);
                needed &= ~decision.Rights;
            }

            foreach (var (rights, status, evidence) in _objects.Split(right.Name, needed))
            {
                if (status == CarriageStatus.Blocked)
                {
                    _carried.Drop(right, rights, DropCause.Refused, evidence);
                    continue;
                }

                var question = _carried.IsAbsent(AccessKind.Object, right.Name) ? "the object is not in the project" : status == CarriageStatus.Unknown ? evidence : null;
                _objects.Add(question is null ? _carried.Proven : _carried.Unproven, right.Name, rights, null, question);
            }
        }
    }

    private void PlanFields()
    {
        foreach (var field in subject.FieldsLeftOut)
        {
            _carried.Drop(field, _carried.LostOf(field), DropCause.ComesWithObject, "a required, master-detail or system field comes with its object; the platform takes no field permission for it");
        }

        foreach (var (right, lost) in subject.ToRebuild(AccessKind.Field))
        {
            var rights = lost;
            if (rights.HasFlag(AccessRights.Edit) && FixedValue(right.Name) is { } what)
            {
                _carried.Drop(right, AccessRights.Edit, DropCause.CannotBeEdited, $"{what}, which nobody can edit");
                rights &= ~AccessRights.Edit;
            }

            if (rights != AccessRights.None)
            {
                // A set that lets a field be edited must let it be read.
                AddPart(right, rights.HasFlag(AccessRights.Edit) ? rights | AccessRights.Read : rights);
            }
        }
    }

    private string? FixedValue(string field) => org.Project.CustomFields.Find(field) switch
    {
        { IsFormula: true } => "a formula field",
        { Type: var type } when Same(type, "AutoNumber") => "an auto-number field",
        { Type: var type } when Same(type, "Summary") => "a roll-up summary field",
        _ => null,
    };

    private void PlanOthers(AccessKind kind)
    {
        foreach (var (right, lost) in subject.ToRebuild(kind))
        {
            if (kind == AccessKind.ApexClass && !options.IncludesTestClasses && org.Project.ApexClasses.Find(right.Name) is { IsTest: true })
            {
                _carried.Drop(right, lost, DropCause.TestClass, "a test class, which no client calls");
                continue;
            }

            if (kind == AccessKind.RecordType)
            {
                AddPart(right, lost);
                continue;
            }

            var question = _carried.IsAbsent(kind, right.Name) ? "it is not in the project"
                : kind == AccessKind.DataspaceScope ? "what may be customised and viewed in the data space has switches of its own: set them in Setup" : null;
            (question is null ? _carried.Proven : _carried.Unproven).Add(kind, right.Name, lost, null, question);
        }
    }

    /// <summary>What is part of an object goes where the object goes.</summary>
    private void AddPart(EffectiveRight right, AccessRights rights)
    {
        var owner = right.Name.Split('.')[0];
        owner = Same(owner, "PersonAccount") ? "Account" : owner;
        if (_carried.IsAbsent(right.Kind, right.Name))
        {
            _carried.Unproven.Add(right.Kind, right.Name, rights, null, "it is not in the project");
            return;
        }

        var isCarried = _carried.Proven.RightsOn(AccessKind.Object, owner) != AccessRights.None || subject.Access.Rights(AccessKind.Object).Any(entry => Same(entry.Name, owner) && entry.Grants.Any(grant => subject.Keeps(grant) != AccessRights.None));
        var carriage = org.Capabilities.Object(owner, AccessRights.None);
        if (isCarried || carriage.Status == CarriageStatus.Allowed)
        {
            _carried.Proven.Add(right.Kind, right.Name, rights, null, null);
            return;
        }

        if (carriage.Status == CarriageStatus.Blocked)
        {
            _carried.Drop(right, rights, DropCause.Refused, carriage.Evidence);
            return;
        }

        _carried.Unproven.Add(right.Kind, right.Name, rights, null, carriage.Evidence);
    }

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
