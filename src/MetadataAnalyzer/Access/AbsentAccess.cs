using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>
/// Rights of a subject on components that the project does not hold, as one statement: those that one container gives or, when the project
/// holds nothing of a type, all on that type.
/// </summary>
/// <param name="Grants">One grant for each component, sorted by kind and name; never empty.</param>
/// <param name="WholeType">The metadata type of which the project holds nothing at all; null when it holds others of the type.</param>
public sealed record AbsentAccess(ImmutableArray<SourcedGrant> Grants, string? WholeType)
{
    private static readonly ImmutableArray<AccessKind> Code = [AccessKind.ApexClass, AccessKind.VisualforcePage];

    /// <summary>What gives the rights, for people.</summary>
    public IEnumerable<string> Containers => Grants.Select(grant => grant.Source.Container.Caption).Distinct(StringComparer.Ordinal);

    /// <summary>The components, each with its kind.</summary>
    public IEnumerable<string> Names => Grants.Select(grant => $"{AccessKinds.Singular(grant.Kind)} '{grant.Grant.Name}'");

    /// <summary>What to add to package.xml.</summary>
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
    /// What the subject holds after the move, in the new permission set and in those that are assigned again; classes and pages apart.
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
