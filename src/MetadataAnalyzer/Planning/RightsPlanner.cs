using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Planning;

/// <summary>
/// Sorts the rights that a subject loses into the first new permission set, the second one, and dropped rights, as
/// <see cref="RightPlacement"/> decides. Each set holds all rights that its rights require, because the platform checks every set by
/// itself.
/// </summary>
internal sealed class RightsPlanner(Org org, Subject subject, PlanOptions options)
{
    private readonly CarriedRights _carried = new(subject);
    private readonly ObjectRights _objects = new(org);
    private readonly LeastPrivilege _leastPrivilege = new(org, subject);
    private readonly RightPlacement _placement = new(org, subject, options);

    /// <summary>The dropped rights, sorted by kind and name.</summary>
    public ImmutableArray<DroppedRight> Dropped => _carried.Dropped;

    /// <summary>The rights to grant instead of those that least privilege drops.</summary>
    public ImmutableArray<PlannedRight> GrantInstead => _leastPrivilege.GrantInstead;

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
            foreach (var (right, lost) in subject.Access.LostWithout(kind, subject.Move.Keeps))
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
            new(
                names.PermissionSet(subject), label,
                $"What {subject.Name} had only by its former profile and by permission sets that it cannot keep.",
                license, _carried.Proven.Rights, IsUnproven: false),
            new(
                names.UnprovenPermissionSet(subject), label + KitLabels.UnprovenEnding,
                $"What {subject.Name} had before and the integration licence is not proven to carry: try it in a sandbox first.",
                license, _carried.Unproven.Rights, IsUnproven: true),
        ];
        return [.. sets.Where(set => !set.Rights.IsEmpty)];
    }

    private void PlanPermissions()
    {
        foreach (var (right, lost) in subject.Access.LostWithout(AccessKind.UserPermission, subject.Move.Keeps))
        {
            var need = subject.Needs.FindPermission(right.Name)!;
            if (need.Entry is { CarriedBy: "profile" } or { FixedByProfile: true })
            {
                continue;
            }

            var placement = _placement.OfPermission(need);
            if (placement.Part != KitPart.Dropped)
            {
                AddPermission(need, placement);
                continue;
            }

            _carried.Drop(right, lost, placement.Cause, placement.Reason!);
            if (placement.Cause == DropCause.Narrowed)
            {
                _leastPrivilege.Replace(LeastPrivilege.WideAmong(_placement.Required(right.Name).Prepend(right.Name))!);
            }
        }
    }

    private void AddPermission(RightDecision need, Placement placement)
    {
        var name = need.Entry?.Name ?? need.Name;
        var target = _carried.Of(placement.Part);
        target.Add(AccessKind.UserPermission, name, AccessRights.Enabled, null, placement.Reason);
        var required = _placement.Required(need.Name);
        foreach (var implied in required)
        {
            var reason = placement.Reason is null ? null : RightPlacement.WhyRequired(name, org.Capabilities.UserPermission(implied));
            target.Add(AccessKind.UserPermission, implied, AccessRights.Enabled, name, reason);
        }

        foreach (var (owner, rights) in org.PermissionDependencies.ObjectRights(required.Prepend(need.Name)))
        {
            var reason = placement.Reason is null ? null : RightPlacement.WhyRequired(name, org.Capabilities.Object(owner, rights));
            _objects.Add(target, owner, rights, name, reason);
        }
    }

    private void PlanObjects()
    {
        foreach (var (right, lost) in subject.Access.LostWithout(AccessKind.Object, subject.Move.Keeps))
        {
            foreach (var (rights, placement) in _placement.OfObject(right.Name, lost))
            {
                if (placement.Part == KitPart.Dropped)
                {
                    _carried.Drop(right, rights, placement.Cause, placement.Reason!);
                    continue;
                }

                _objects.Add(_carried.Of(placement.Part), right.Name, rights, null, placement.Reason);
            }
        }
    }

    private void PlanFields()
    {
        foreach (var field in subject.Move.FieldsLeftOut)
        {
            _carried.Drop(
                field, _carried.LostOf(field), DropCause.ComesWithObject,
                "a required, master-detail or system field comes with its object; the platform takes no field permission for it");
        }

        DropWithObject(AccessKind.Field);
        DropWithObject(AccessKind.RecordType);

        foreach (var (right, lost) in subject.Move.ToRebuild(AccessKind.Field))
        {
            var rights = lost;
            if (rights.HasFlag(AccessRights.Edit) && FixedValue(right.Name) is { } what)
            {
                _carried.Drop(right, AccessRights.Edit, DropCause.CannotBeEdited, $"{what}, which no user can edit");
                rights &= ~AccessRights.Edit;
            }

            if (rights != AccessRights.None)
            {
                // The platform requires read access for edit access to a field.
                Add(right, rights.HasFlag(AccessRights.Edit) ? rights | AccessRights.Read : rights, OfPart(right));
            }
        }
    }

    private void DropWithObject(AccessKind kind)
    {
        var reason = subject.Needs.Answers.Objects is not null ? "the owner's list of objects does not name that use of its object"
            : subject.Needs.Use is { CoversEnough: true } use ? $"its object was {use.NotSeen.Reason}"
            : null;
        if (reason is null)
        {
            return;
        }

        foreach (var (right, lost) in subject.Access.LostWithout(kind, subject.Move.Keeps))
        {
            if ((subject.Move.LeftOutWithObject(kind, right.Name) & lost) is var leftOut && leftOut != AccessRights.None)
            {
                _carried.Drop(right, leftOut, DropCause.NotNeeded, reason);
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
        foreach (var (right, lost) in subject.Move.ToRebuild(kind))
        {
            Add(right, lost, kind == AccessKind.RecordType ? OfPart(right) : _placement.OfOther(kind, right.Name));
        }
    }

    /// <summary>The placement of a part of an object, which follows the object.</summary>
    private Placement OfPart(EffectiveRight right) => _placement.OfPart(
        right.Kind, right.Name,
        owner => _carried.Proven.RightsOn(AccessKind.Object, owner) != AccessRights.None || _placement.IsObjectKept(owner));

    private void Add(EffectiveRight right, AccessRights rights, Placement placement)
    {
        if (placement.Part == KitPart.Dropped)
        {
            _carried.Drop(right, rights, placement.Cause, placement.Reason!);
            return;
        }

        _carried.Of(placement.Part).Add(right.Kind, right.Name, rights, null, placement.Reason);
    }

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
