using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Planning;

/// <summary>The plan of the move of one subject.</summary>
public sealed record SubjectPlan
{
    /// <summary>The subject with its verdict and findings.</summary>
    public required AssessedSubject Assessed { get; init; }

    /// <summary>The user licence it moves to.</summary>
    public required string UserLicense { get; init; }

    /// <summary>The profile it moves to.</summary>
    public required PlannedProfile Profile { get; init; }

    /// <summary>Developer name of the permission set licence it gets.</summary>
    public required string PermissionSetLicense { get; init; }

    /// <summary>Whether it holds that licence already.</summary>
    public required bool HoldsPermissionSetLicense { get; init; }

    /// <summary>The permission sets to make: one with the proven rights, one with the others. None, one or both.</summary>
    public required ImmutableArray<PlannedSet> Sets { get; init; }

    /// <summary>Rights that the subject loses on purpose; sorted by kind and name.</summary>
    public required ImmutableArray<DroppedRight> Dropped { get; init; }

    /// <summary>Permission sets and groups to take away before the switch, in order.</summary>
    public required ImmutableArray<PlannedAssignment> Remove { get; init; }

    /// <summary>Permission sets and groups to assign after the switch, in order: new ones first, what is not certain last.</summary>
    public required ImmutableArray<PlannedAssignment> Assign { get; init; }

    /// <summary>Entries that its apps need before the switch.</summary>
    public required ImmutableArray<AppEntry> Apps { get; init; }

    /// <summary>
    /// The places of the project that name the old profile or licence and must name the new one as well; sorted by place.
    /// </summary>
    public required ImmutableArray<Reference> References { get; init; }

    /// <summary>
    /// With <see cref="PlanOptions.IsNarrow"/>: the rights to grant instead of Modify All Data and View All Data, sorted by name; else
    /// empty.
    /// </summary>
    public required ImmutableArray<PlannedRight> GrantInstead { get; init; }

    /// <summary>The subject.</summary>
    public Subject Subject => Assessed.Subject;

    /// <summary>The set with the rights that are proven to be carried; null when no right is to be rebuilt.</summary>
    public PlannedSet? Set => Sets.FirstOrDefault(set => !set.IsUnproven);

    /// <summary>The set with the rights that are not proven to be carried; null for none.</summary>
    public PlannedSet? UnprovenSet => Sets.FirstOrDefault(set => set.IsUnproven);

    /// <summary>Visualforce pages that the new set opens, unless each page's own security list does.</summary>
    public IEnumerable<string> Pages =>
        Sets.SelectMany(set => set.Of(AccessKind.VisualforcePage)).Select(right => right.Name).Distinct(StringComparer.OrdinalIgnoreCase);
}
