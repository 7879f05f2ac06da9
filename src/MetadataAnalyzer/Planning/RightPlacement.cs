using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Planning;

/// <summary>
/// Decides for each right that a subject loses whether it goes into the first set, into the second set or into none: by need, by whether
/// the licence carries it and all that it requires, and by whether the project confirms it. No other part of a kit decides this.
/// </summary>
internal sealed class RightPlacement(Org org, Subject subject, PlanOptions options)
{
    private const string NotInProject = "the project does not hold it, so that nothing confirms that the org does";

    private readonly ObjectRights _objects = new(org);
    private readonly ConfirmedComponents _confirmed = new(org);

    /// <summary>
    /// Whether no new permission set may name a permission, even when another one requires it: the profile carries it, the platform refuses
    /// it in a set that is bound to the permission set licence, or the platform retired it.
    /// </summary>
    public static bool IsNeverInASet(PermissionEntry? entry) =>
        entry is { CarriedBy: "profile" } or { FixedByProfile: true } or { Retired: not null };

    /// <summary>The permissions that a set with this permission must hold too, by the platform's rule.</summary>
    public ImmutableArray<string> Required(string permission) => RequiredBy(org, permission);

    /// <summary>The permissions that a set with this permission must hold too, for every subject of an org.</summary>
    public static ImmutableArray<string> RequiredBy(Org org, string permission) =>
    [
        .. org.PermissionDependencies.Closure([permission]).Select(implied => implied.Name)
            .Where(name => !IsNeverInASet(org.Catalogue.FindPermission(name))),
    ];

    /// <summary>The end of the sentence on objects to grant instead; empty where the log of API usage shows none to be unused.</summary>
    private string Unused => subject.Needs.Use is { CoversEnough: true, HiddenRequests: 0 } use
        ? $", without objects and rights {use.NotSeen.Reason}"
        : "";

    /// <summary>The placement of a user permission.</summary>
    public Placement OfPermission(RightDecision need)
    {
        if (need.Need == Need.NotNeeded)
        {
            var cause = need.Entry?.Relevance == PermissionRelevance.Ui ? DropCause.UserInterface : DropCause.NotNeeded;
            return Placement.Dropped(cause, need.Reason);
        }

        var name = need.Name;
        var all = Required(name).Prepend(name).ToList();
        if (options.IsNarrow && LeastPrivilege.WideAmong(all) is { } wide)
        {
            return Placement.Dropped(
                DropCause.Narrowed,
                Same(wide, name)
                    ? $"reaches every record of the org; grant the objects in use instead{Unused}"
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

    /// <summary>The placement of the rights on an object, which may be several.</summary>
    public IEnumerable<(AccessRights Rights, Placement Placement)> OfObject(string name, AccessRights lost)
    {
        var needed = lost;
        ImmutableArray<RightDecision> notNeeded =
            [.. subject.Needs.Objects.Where(decision => decision.Need == Need.NotNeeded && Same(decision.Name, name))];

        // The log says nothing of view all and modify all, and the platform grants those together with what they depend on.
        var required = ObjectDependencies.Complete(notNeeded.Aggregate(lost, (left, decision) => left & ~decision.Rights));
        foreach (var decision in notNeeded)
        {
            if ((decision.Rights & lost & ~required) is var rights && rights != AccessRights.None)
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

    /// <summary>The placement of a field or record type: with its object, when the project holds both.</summary>
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

    /// <summary>The placement of a right of any other kind.</summary>
    public Placement OfOther(AccessKind kind, string name) =>
        kind == AccessKind.ApexClass && !options.IncludesTestClasses && org.Project.ApexClasses.Find(name) is { IsTest: true }
            ? Placement.Dropped(DropCause.TestClass, "a test class, which no client calls")
        : !_confirmed.Holds(kind, name) ? Placement.Unproven(NotInProject)
        : kind == AccessKind.DataspaceScope
            ? Placement.Unproven("what may be customised and viewed in the data space has switches of its own: set them in Setup")
        : Placement.Main;

    /// <summary>The reason that a right is in the second set because another requires it.</summary>
    public static string WhyRequired(string requiredBy, Carriage own) =>
        $"required by {requiredBy}{(own.Status == CarriageStatus.Unknown ? $"; {own.Evidence}" : ", which is not certain")}";

    /// <summary>Whether a set that is assigned again keeps a right of the subject on the object.</summary>
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

/// <summary>The part of a kit for a right that the subject loses.</summary>
internal enum KitPart
{
    /// <summary>Into the first permission set: proven to be carried, and confirmed by the project.</summary>
    Main,

    /// <summary>Into the second one, with the reason why it is not certain.</summary>
    Unproven,

    /// <summary>Into none, with the evidence.</summary>
    Dropped,
}

/// <summary>The placement of a right, with the reason.</summary>
/// <param name="Part">The part of the kit.</param>
/// <param name="Reason">The reason that it is not in the first set, for people; null there.</param>
/// <param name="Cause">The kind of reason, for a dropped right.</param>
internal readonly record struct Placement(KitPart Part, string? Reason = null, DropCause Cause = default)
{
    public static Placement Main => new(KitPart.Main);

    public static Placement Unproven(string reason) => new(KitPart.Unproven, reason);

    public static Placement Dropped(DropCause cause, string reason) => new(KitPart.Dropped, reason, cause);
}

/// <summary>
/// The components of rights that the project confirms. A retrieve need not bring standard and managed components, so their
/// absence proves nothing.
/// </summary>
internal sealed class ConfirmedComponents(Org org)
{
    /// <summary>Whether the project or a row of the org holds the component of a right, or need not hold it.</summary>
    public bool Holds(AccessKind kind, string name) => kind switch
    {
        AccessKind.RecordType => HoldsRecordType(name),
        _ => org.Stated.Holds(kind, name) || !AbsentComponent.IsAbsent(org.Project, kind, name),
    };

    private bool HoldsRecordType(string name) => name.Split('.') is not [var owner, var recordType]
        || HasNamespace(recordType)
        || org.Project.Contains("RecordType", name)
        || (string.Equals(owner, "PersonAccount", StringComparison.OrdinalIgnoreCase)
            && org.Project.Contains("RecordType", $"Account.{recordType}"));

    private static bool HasNamespace(string name) => name.IndexOf("__", StringComparison.Ordinal) > 0;
}
