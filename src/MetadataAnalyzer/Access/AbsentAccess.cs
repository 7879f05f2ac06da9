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

    private static readonly ImmutableArray<AccessKind> Others = [.. AccessKinds.UsableByApi.Where(kind => AbsentComponent.TypeOf(kind) is not null).Except(Code)];

    /// <summary>What gives the rights, for people.</summary>
    public IEnumerable<string> Containers => Grants.Select(grant => grant.Source.Container.Caption).Distinct(StringComparer.Ordinal);

    /// <summary>The components by kind and name or, of a type that was not retrieved at all, how many there are; and that they are absent.</summary>
    public string Components => WholeType is not null
        ? $"{string.Join(", ", Grants.GroupBy(grant => grant.Kind).Select(group => AccessKinds.Count(group.Key, group.Count())))}, of which the project holds none at all,"
        : $"{string.Join(", ", Grants.Select(grant => $"{AccessKinds.Singular(grant.Kind)} '{grant.Grant.Name}'"))}, which {(Grants.Length == 1 ? "is" : "are")} not in the project,";

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

    /// <summary>What the new permission set has to carry, classes and pages apart.</summary>
    public static ImmutableArray<AbsentAccess> ToRebuild(Subject subject) => Group(
        subject,
        from kind in Others
        from entry in subject.ToRebuild(kind)
        select entry.Right.Grants.First(grant => !subject.Keeps(grant.Source)));

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
