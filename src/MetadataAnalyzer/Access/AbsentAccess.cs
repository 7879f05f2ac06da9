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

    /// <summary>Kinds whose components a retrieve brings, classes and pages apart.</summary>
    internal static readonly ImmutableArray<AccessKind> Others = [.. AccessKinds.UsableByApi.Where(kind => AbsentComponent.TypeOf(kind) is not null).Except(Code)];

    /// <summary>What gives the rights, for people.</summary>
    public IEnumerable<string> Containers => Grants.Select(grant => grant.Source.Container.Caption).Distinct(StringComparer.Ordinal);

    /// <summary>The components, each with its kind.</summary>
    public IEnumerable<string> Names => Grants.Select(grant => $"{AccessKinds.Singular(grant.Kind)} '{grant.Grant.Name}'");

    /// <summary>What to add to package.xml.</summary>
    public IEnumerable<string> Members => WholeType is not null
        ? [$"{WholeType} '*'"]
        : Grants.Select(grant => $"{AbsentComponent.TypeOf(grant.Kind)} '{grant.Grant.Name}'").Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Classes and pages. One that only the move drops has to be granted again; any other matters as long as it may be an endpoint, which for
    /// a class is no question once the licence is known to carry calls of Apex REST.
    /// </summary>
    public static ImmutableArray<AbsentAccess> ToCode(Subject subject)
    {
        var endpointsAreCarried = subject.Org.Capabilities.UserPermission("ApexRestServices").Status == CarriageStatus.Allowed;
        return Group(
            subject,
            from kind in Code
            from right in subject.Access.Rights(kind)
            let isKept = right.Grants.Any(grant => subject.Keeps(grant) != AccessRights.None)
            where kind != AccessKind.ApexClass || !isKept || !endpointsAreCarried
            select right.Grants.First(grant => subject.Keeps(grant) != AccessRights.None == isKept));
    }

    /// <summary>What the subject holds after the move, in the new permission set and in those that are assigned again; classes and pages apart.</summary>
    public static ImmutableArray<AbsentAccess> AfterTheMove(Subject subject)
    {
        var leftOut = Others.ToDictionary(kind => kind, kind => Rebuilding.LeftOut(kind, subject));
        return Group(
            subject,
            subject.Access.Sources.SelectMany(source => subject.Org.AbsentGrants(source.Container)
                .Select(absent => new SourcedGrant(source, absent.Kind, absent.Grant, absent.Grant.Rights & ~source.Muting.Of(absent.Kind, absent.Grant.Name)))
                .Where(grant => (grant.Rights & ~(subject.Keeps(source) ? AccessRights.None : leftOut[grant.Kind](grant.Grant.Name))) != AccessRights.None))
                .DistinctBy(grant => (grant.Kind, grant.Grant.Name.ToUpperInvariant()))
                .OrderBy(grant => grant.Kind).ThenBy(grant => grant.Grant.Name, StringComparer.Ordinal));
    }

    /// <summary>The grants of a container on components that the project does not hold, classes and pages apart.</summary>
    internal static ImmutableArray<(AccessKind Kind, AccessGrant Grant)> Of(PermissionContainer container, MetadataProject project) =>
    [
        .. Others.SelectMany(kind => container.Grants(kind).Where(grant => AbsentComponent.IsAbsent(project, kind, grant.Name)).Select(grant => (kind, grant))),
    ];

    private static ImmutableArray<AbsentAccess> Group(Subject subject, IEnumerable<SourcedGrant> grants)
    {
        var project = subject.Org.Project;
        return
        [
            .. grants.Where(grant => AbsentComponent.IsAbsent(project, grant.Kind, grant.Grant.Name))
                .Select(grant => (Grant: grant, Type: AbsentComponent.TypeOf(grant.Kind)!))
                .GroupBy(entry => project.ContainsType(entry.Type) ? (entry.Grant.Source.Container, null) : ((PermissionContainer?)null, entry.Type))
                .Select(group => new AbsentAccess([.. group.Select(entry => entry.Grant)], group.Key.Item2)),
        ];
    }
}
