using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>
/// A component that the project or the exports name and that the project does not hold. Names that a retrieve of the org's own metadata
/// cannot bring are left out: standard objects and components with a namespace, unless rights depend on them.
/// </summary>
/// <param name="Type">Metadata API type name.</param>
/// <param name="FullName">Full name, as whatever refers to it spells it.</param>
/// <param name="ReferencedBy">The first thing that refers to it, as <c>Type Name</c>.</param>
public sealed record AbsentComponent(string Type, string FullName, string ReferencedBy)
{
    /// <summary>Kinds of right whose components a retrieve brings.</summary>
    private static readonly ImmutableArray<AccessKind> Granted = [.. AccessKinds.UsableByApi.Where(AccessKinds.IsRetrieved)];

    /// <summary>Kinds of right on components that a retrieve brings and an API client can use, classes and pages apart.</summary>
    internal static ImmutableArray<AccessKind> GrantedKinds { get; } =
        [.. AccessKinds.UsableByApi.Where(kind => TypeOf(kind) is not null).Except([AccessKind.ApexClass, AccessKind.VisualforcePage])];

    /// <summary>Every absent component once, sorted by type and name.</summary>
    public static ImmutableArray<AbsentComponent> Find(Org org) => Absent(org, References(org));

    /// <summary>
    /// Absent components for a choice of subjects: without users and grants of other subjects, and without profiles that apps name.
    /// </summary>
    internal static ImmutableArray<AbsentComponent> FindFor(Org org, Predicate<Subject> concerns)
    {
        var containers = org.Subjects.Where(subject => concerns(subject))
            .SelectMany(subject => subject.Access.Sources)
            .Select(source => source.Container)
            .Distinct();
        return Absent(org, OfUsers(org, concerns).Concat(OfGroups(org.Project))
            .Concat(OfApps(org).Where(reference => reference.Type != MetadataTypes.Profile))
            .Concat(OfGrants(containers)));
    }

    /// <summary>The type whose component a right is on; null when the right names no component of its own.</summary>
    internal static string? TypeOf(AccessKind kind) => AccessKinds.IsRetrieved(kind) ? AccessKinds.ComponentType(kind) : null;

    /// <summary>
    /// Whether a right is on a component that a retrieve of the org's own metadata would bring and that the project does not hold, not even
    /// unreadable.
    /// </summary>
    public static bool IsAbsent(MetadataProject project, AccessKind kind, string name) =>
        TypeOf(kind) is { } type
            && IsOwn(type, name)
            && !project.Contains(type, name)
            && (type != MetadataTypes.CustomField || !project.Contains(type, DefinedAs(name)));

    private static ImmutableArray<AbsentComponent> Absent(Org org, IEnumerable<AbsentComponent> references) =>
    [
        .. references
            .Where(reference => reference.FullName.Length > 0 && !org.Project.Contains(reference.Type, reference.FullName))
            .GroupBy(reference => (reference.Type, reference.FullName.ToUpperInvariant()))
            .Select(group => group.First())
            .OrderBy(reference => reference.Type, StringComparer.Ordinal).ThenBy(reference => reference.FullName, StringComparer.Ordinal),
    ];

    private static IEnumerable<AbsentComponent> References(Org org) =>
        OfUsers(org, _ => true).Concat(OfGroups(org.Project)).Concat(OfApps(org))
            .Concat(OfGrants(org.Project.Profiles.Concat<PermissionContainer>(org.Project.PermissionSets))).Concat(OfPolicies(org.Project));

    /// <summary>Profiles and permission sets of the users, managed ones included: what they grant is unknown.</summary>
    private static IEnumerable<AbsentComponent> OfUsers(Org org, Predicate<Subject> concerns)
    {
        foreach (var subject in org.Subjects
            .Where(subject => subject.Kind == SubjectKind.User && subject.IsActive != false && concerns(subject)))
        {
            if (subject.Profile is null)
            {
                yield return new(MetadataTypes.Profile, subject.ProfileName, $"User {subject.Name}");
            }

            foreach (var assignment in subject.Access.Assignments.Where(assignment => !assignment.IsInProject))
            {
                yield return new(assignment.TypeName, assignment.Name, $"User {subject.Name}");
            }
        }
    }

    private static IEnumerable<AbsentComponent> OfGroups(MetadataProject project) => project.PermissionSetGroups.SelectMany(group =>
        group.PermissionSets.Select(member => new AbsentComponent(MetadataTypes.PermissionSet, member.Name, group.ToString()))
            .Concat(
                group.MutingPermissionSets
                    .Select(muting => new AbsentComponent(MetadataTypes.MutingPermissionSet, muting.Name, group.ToString()))));

    /// <summary>
    /// Apps name profiles and sets by label or API name, so that the org's names decide whether one is there. What an export's record names
    /// is no reference of the project.
    /// </summary>
    private static IEnumerable<AbsentComponent> OfApps(Org org)
    {
        foreach (var policy in org.AppPolicies)
        {
            var app = policy.App.ToString();
            foreach (var profile in policy.Profiles
                .Where(profile => !profile.Location.IsRecord && org.Names.FindProfile(profile.Name) is null))
            {
                yield return new(MetadataTypes.Profile, org.Names.ProfileFullName(profile.Name), app);
            }

            foreach (var set in policy.PermissionSets
                .Where(set => !set.Location.IsRecord
                    && org.Names.FindPermissionSet(set.Name) is null
                    && org.Names.FindPermissionSetGroup(set.Name) is null))
            {
                yield return new(MetadataTypes.PermissionSet, set.Name, app);
            }
        }

        foreach (var orphan in org.Project.ExternalClientApplications.Where(app => !app.HasHeader))
        {
            yield return new(MetadataTypes.ExternalClientApplication, orphan.FullName, $"policy or settings of {orphan.FullName}");
        }
    }

    private static IEnumerable<AbsentComponent> OfGrants(IEnumerable<PermissionContainer> containers)
    {
        foreach (var container in containers)
        {
            // A field comes with its object; a list of every field that the project lacks would be too long to use.
            foreach (var kind in Granted.Where(kind => kind != AccessKind.Field))
            {
                var type = AccessKinds.ComponentType(kind)!;
                foreach (var grant in container.Grants(kind).Where(grant => IsOwn(type, grant.Name)))
                {
                    yield return new(type, grant.Name, container.ToString());
                }
            }
        }
    }

    private static IEnumerable<AbsentComponent> OfPolicies(MetadataProject project) =>
        project.ProfilePasswordPolicies.Select(policy => (policy.Profile.Name, Policy: policy.ToString()))
            .Concat(project.ProfileSessionSettings.Select(setting => (setting.Profile.Name, Policy: setting.ToString())))
            .Select(entry => new AbsentComponent(MetadataTypes.Profile, entry.Name, entry.Policy));

    /// <summary>
    /// The object that defines a field: Activity for tasks and events, Contact for what a person account shows of its contact.
    /// </summary>
    private static string DefinedAs(string field)
    {
        var dot = field.IndexOf('.', StringComparison.Ordinal);
        var (owner, name) = (field[..Math.Max(dot, 0)], field[(dot + 1)..]);
        return name.EndsWith("__pc", StringComparison.OrdinalIgnoreCase) ? $"Contact.{name[..^2]}c"
            : owner.ToUpperInvariant() is "TASK" or "EVENT" ? $"Activity.{name}"
            : field;
    }

    /// <summary>Whether a retrieve of the org's own metadata would bring it: no namespace and, for an object, a custom one.</summary>
    private static bool IsOwn(string type, string name)
    {
        if (type == MetadataTypes.CustomField)
        {
            var definedAs = DefinedAs(name);
            var field = definedAs[(definedAs.IndexOf('.', StringComparison.Ordinal) + 1)..];
            return field.EndsWith("__c", StringComparison.OrdinalIgnoreCase)
                && field.IndexOf("__", StringComparison.Ordinal) == field.Length - 3;
        }

        var first = name.IndexOf("__", StringComparison.Ordinal);
        if (type != MetadataTypes.CustomObject)
        {
            return first <= 0;
        }

        return first > 0 && name.IndexOf("__", first + 2, StringComparison.Ordinal) < 0;
    }
}

/// <summary>
/// Rights of a subject on components that the project does not hold, as one statement: those that one container gives or, when the project
/// holds nothing of a type, all on that type.
/// </summary>
/// <param name="Grants">One grant for each component, sorted by kind and name; never empty.</param>
/// <param name="WholeType">The metadata type of which the project holds nothing at all; null when it holds others of the type.</param>
public sealed record AbsentAccess(ImmutableArray<SourcedGrant> Grants, string? WholeType)
{
    private static readonly ImmutableArray<AccessKind> Code = [AccessKind.ApexClass, AccessKind.VisualforcePage];

    /// <summary>Source of the rights, for people.</summary>
    public IEnumerable<string> Containers => Grants.Select(grant => grant.Source.Container.Caption).Distinct(StringComparer.Ordinal);

    /// <summary>The components, each with its kind.</summary>
    public IEnumerable<string> Names => Grants.Select(grant => $"{AccessKinds.Singular(grant.Kind)} '{grant.Grant.Name}'");

    /// <summary>Members to add to package.xml.</summary>
    public IEnumerable<string> Members => WholeType is not null
        ? [$"{WholeType} '*'"]
        : Grants.Select(grant => $"{AbsentComponent.TypeOf(grant.Kind)} '{grant.Grant.Name}'").Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Classes and pages. One that only the move drops has to be granted again; any other matters as long as it may be an endpoint, which
    /// for a class is no question once the licence is known to carry calls of Apex REST.
    /// </summary>
    public static ImmutableArray<AbsentAccess> ToCode(Subject subject, Org org)
    {
        var endpointsAreCarried = org.Capabilities.UserPermission("ApexRestServices").Status == CarriageStatus.Allowed;
        return Group(
            org.Project,
            from kind in Code
            from right in subject.Access.Rights(kind)
            let isKept = right.Grants.Any(grant => subject.Move.Keeps(grant) != AccessRights.None)
            where kind != AccessKind.ApexClass || !isKept || !endpointsAreCarried
            select right.Grants.First(grant => subject.Move.Keeps(grant) != AccessRights.None == isKept));
    }

    /// <summary>
    /// Absent components on which the subject holds rights after the move, by the new permission set and by those that are assigned again;
    /// classes and pages apart.
    /// </summary>
    public static ImmutableArray<AbsentAccess> AfterTheMove(Subject subject, Org org)
    {
        var leftOut = AbsentComponent.GrantedKinds.ToDictionary(kind => kind, subject.Move.LeftOut);
        return Group(
            org.Project,
            subject.Access.Sources.SelectMany(source => org.AbsentGrants(source.Container)
                .Select(absent => new SourcedGrant(
                    source, absent.Kind, absent.Grant, absent.Grant.Rights & ~source.Muting.Of(absent.Kind, absent.Grant.Name)))
                .Where(grant => (grant.Rights & ~(subject.Move.Keeps(source)
                    ? AccessRights.None
                    : leftOut[grant.Kind](grant.Grant.Name))) != AccessRights.None))
                .DistinctBy(grant => (grant.Kind, grant.Grant.Name.ToUpperInvariant()))
                .OrderBy(grant => grant.Kind).ThenBy(grant => grant.Grant.Name, StringComparer.Ordinal));
    }

    private static ImmutableArray<AbsentAccess> Group(MetadataProject project, IEnumerable<SourcedGrant> grants) =>
    [
        .. grants.Where(grant => AbsentComponent.IsAbsent(project, grant.Kind, grant.Grant.Name))
            .Select(grant => (Grant: grant, Type: AbsentComponent.TypeOf(grant.Kind)!))
            .GroupBy(
                entry => project.ContainsType(entry.Type) ? (entry.Grant.Source.Container, null) : ((PermissionContainer?)null, entry.Type))
            .Select(group => new AbsentAccess([.. group.Select(entry => entry.Grant)], group.Key.Item2)),
    ];
}
