using System.Collections.Concurrent;
using System.Collections.Immutable;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Access;

/// <summary>An org: what its files hold, and the subjects that they show.</summary>
public sealed class Org : OrgContent
{
    private readonly ConcurrentDictionary<PermissionContainer, ImmutableArray<(AccessKind Kind, AccessGrant Grant)>> _absentGrants =
        new(ReferenceEqualityComparer.Instance);
    private readonly Lazy<KitNames> _kitNames;

    /// <param name="project">The retrieved project.</param>
    /// <param name="exports">The exports of org data; <see cref="OrgExports.Empty"/> when none are given.</param>
    /// <param name="capabilities">Capabilities of the licence.</param>
    /// <param name="asOf">Day the assessment is made for; null takes the last day of the login history, without stray dates.</param>
    /// <param name="windowDays">Length of the login window in days.</param>
    /// <param name="answers">Answers of the integrations' owners; null for those of the configuration.</param>
    /// <param name="configuration">The configuration; null for an empty one.</param>
    /// <param name="filesDecide">
    /// Whether the files alone decide what profiles and permission sets grant, as for a change that the org does not have yet.
    /// </param>
    public Org(
        MetadataProject project,
        OrgExports exports,
        LicenseCapabilities capabilities,
        DateOnly? asOf = null,
        int windowDays = AnalyzerConfiguration.DefaultWindowDays,
        OwnerAnswers? answers = null,
        AnalyzerConfiguration? configuration = null,
        bool filesDecide = false)
        : base(project, exports, capabilities, asOf, windowDays, answers, configuration, filesDecide)
    {
        References = new(this, () => ImmutableArray<SubjectIdentity>.CastUp(Subjects));
        Subjects = SubjectFinder.Find(this, References);
        _kitNames = new(() => new(this, Subjects));
    }

    /// <summary>Every user of the export or, without one, every profile of the project; sorted by name.</summary>
    public ImmutableArray<Subject> Subjects { get; }

    /// <summary>Places of the project's files that name users and profiles.</summary>
    public OrgReferences References { get; }

    /// <summary>Names of the components that the migration kit makes.</summary>
    public KitNames KitNames => _kitNames.Value;

    /// <summary>
    /// The grants of a container on components that neither the project nor a row of the org holds, classes and pages apart.
    /// </summary>
    internal ImmutableArray<(AccessKind Kind, AccessGrant Grant)> AbsentGrants(PermissionContainer container) =>
        _absentGrants.GetOrAdd(container, key => [
            .. AbsentComponent.GrantedKinds
                .SelectMany(kind =>
                    key.Grants(kind)
                        .Where(grant => AbsentComponent.IsAbsent(Project, kind, grant.Name) && !Stated.Holds(kind, grant.Name))
                        .Select(grant => (kind, grant))),
        ]);
}
