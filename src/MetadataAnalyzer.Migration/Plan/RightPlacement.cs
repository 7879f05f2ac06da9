using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>
/// Decides of each right that a subject loses whether it goes into the first set, into the second one or into none: by need, by carriage of the right and
/// of all that it requires, and by what the project confirms. The one place of a kit that asks these questions.
/// </summary>
internal sealed class RightPlacement(Org org, Subject subject, PlanOptions options)
{
    private const string NotInProject = "the project does not hold it, so that nothing confirms that the org does";

    private readonly ObjectRights _objects = new(org);
    private readonly ConfirmedComponents _confirmed = new(org.Project);

    /// <summary>
    /// Whether no new permission set may name a permission, neither for its own sake nor because another requires it: the profile carries it, the
    /// platform takes it in no set that is bound to the permission set licence, or the platform gave it up.
    /// </summary>
    public static bool IsNeverInASet(PermissionEntry? entry) => entry is { CarriedBy: "profile" } or { FixedByProfile: true } or { Retired: not null };

    /// <summary>What a set with a permission must hold besides, by the platform's own rule.</summary>
    public ImmutableArray<string> Required(string permission) =>
    [
        .. org.PermissionDependencies.Closure([permission]).Select(implied => implied.Name)
            .Where(name => !IsNeverInASet(org.Catalogue.FindPermission(name))),
    ];

    /// <summary>Where a user permission goes.</summary>
    public Placement OfPermission(RightDecision need)
    {
        if (need.Need == Need.NotNeeded)
        {
            var cause = need.Entry?.Relevance == PermissionRelevance.Ui ? DropCause.UserInterface : DropCause.NotNeeded;
            return Placement.Dropped(cause, need.Reason);
        }

        var name = need.Name;
        var all = Required(name).Prepend(name).ToList();
        if (options.IsNarrow && Narrowing.WideAmong(all) is { } wide)
        {
            return Placement.Dropped(
                DropCause.Narrowed,
                Same(wide, name)
                    ? "reaches every record of the org; grant the objects in use instead"
                    : $"requires {wide}, which reaches every record of the org");
        }

        var carriages = all.Select(required => (Name: required, Carriage: org.Capabilities.UserPermission(required))).ToList();
        if (carriages.Find(entry => entry.Carriage.Status == CarriageStatus.Blocked) is { Carriage: not null } blocked)
        {
            return Placement.Dropped(DropCause.Refused, Evidence(blocked));
        }

        return carriages.Find(entry => entry.Carriage.Status == CarriageStatus.Unknown) is { Carriage: not null } open
            ? Placement.Unproven(Question() + Evidence(open))
            : Placement.Main;

        string Question() => need.Need == Need.Open ? "whether the integration uses it, its owner knows; " : "";

        string Evidence((string Name, Carriage Carriage) entry) =>
            Same(entry.Name, name) ? entry.Carriage.Evidence : $"requires {entry.Name}: {entry.Carriage.Evidence}";
    }

    /// <summary>Where the rights on an object go, which may be more than one place.</summary>
    public IEnumerable<(AccessRights Rights, Placement Placement)> OfObject(string name, AccessRights lost)
    {
        var needed = lost;
        foreach (var decision in subject.Needs.Objects.Where(decision => decision.Need == Need.NotNeeded && Same(decision.Name, name)))
        {
            if ((decision.Rights & lost) is var rights && rights != AccessRights.None)
            {
                yield return (rights, Placement.Dropped(DropCause.NotNeeded, decision.Reason));
                needed &= ~rights;
            }
        }

        foreach (var part in CarriedParts(name, needed))
        {
            yield return part;
        }
    }

    private IEnumerable<(AccessRights Rights, Placement Placement)> CarriedParts(string name, AccessRights rights) =>
        _objects.Split(name, rights).Select(part => (part.Rights, part.Status switch
        {
            CarriageStatus.Blocked => Placement.Dropped(DropCause.Refused, part.Evidence),
            _ when WhyUnconfirmed(name, part.Rights) is { } reason => Placement.Unproven(reason),
            CarriageStatus.Unknown => Placement.Unproven(part.Evidence),
            _ => Placement.Main,
        }));

    /// <summary>Where a field or record type goes: with its object, when the project holds both.</summary>
    /// <param name="kind">Field or record type.</param>
    /// <param name="name">Full name.</param>
    /// <param name="isObjectInMain">Whether the first set, or a set that stays, has rights on an object.</param>
    public Placement OfPart(AccessKind kind, string name, Func<string, bool> isObjectInMain)
    {
        var owner = AccessKinds.ObjectOf(name);
        var carriage = org.Capabilities.Object(owner, AccessRights.None);
        return carriage.Status == CarriageStatus.Blocked && !isObjectInMain(owner) ? Placement.Dropped(DropCause.Refused, carriage.Evidence)
            : !_confirmed.Holds(kind, name) ? Placement.Unproven(NotInProject)
            : !_confirmed.Holds(AccessKind.Object, owner) ? Placement.Unproven($"object {owner} is not in the project")
            : carriage.Status == CarriageStatus.Unknown && !isObjectInMain(owner) ? Placement.Unproven(carriage.Evidence)
            : Placement.Main;
    }

    /// <summary>Where a right of any other kind goes.</summary>
    public Placement OfOther(AccessKind kind, string name) =>
        kind == AccessKind.ApexClass && !options.IncludesTestClasses && org.Project.ApexClasses.Find(name) is { IsTest: true }
            ? Placement.Dropped(DropCause.TestClass, "a test class, which no client calls")
        : !_confirmed.Holds(kind, name) ? Placement.Unproven(NotInProject)
        : kind == AccessKind.DataspaceScope
            ? Placement.Unproven("what may be customised and viewed in the data space has switches of its own: set them in Setup")
        : Placement.Main;

    /// <summary>Why a right that another requires is in the second set beside it.</summary>
    public static string WhyRequired(string requiredBy, Carriage own) =>
        $"required by {requiredBy}{(own.Status == CarriageStatus.Unknown ? $"; {own.Evidence}" : ", which is not certain")}";

    /// <summary>Whether an object right that the subject holds stays with a set that is assigned again.</summary>
    public bool IsObjectKept(string name) => subject.Access.Rights(AccessKind.Object)
        .Any(entry => Same(entry.Name, name) && entry.Grants.Any(grant => subject.Move.Keeps(grant) != AccessRights.None));

    private string? WhyUnconfirmed(string name, AccessRights rights)
    {
        if (!_confirmed.Holds(AccessKind.Object, name))
        {
            return NotInProject;
        }

        return org.ObjectDependencies.Missing([(name, rights)]).Select(missing => missing.Name)
            .FirstOrDefault(required => !_confirmed.Holds(AccessKind.Object, required)) is { } absent
            ? $"requires object {absent}, which is not in the project"
            : null;
    }

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
