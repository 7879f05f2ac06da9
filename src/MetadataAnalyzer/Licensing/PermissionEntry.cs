using System.Collections.Immutable;

namespace MetadataAnalyzer.Licensing;

/// <summary>A user permission in the catalogue.</summary>
public sealed record PermissionEntry
{
    /// <summary>API name, as in metadata.</summary>
    public required string Name { get; init; }

    public required string Label { get; init; }

    /// <summary>Whether no public label was found, so that <see cref="Label"/> is the API name split into words.</summary>
    public bool LabelAssumed { get; init; }

    /// <summary>The carriage that was seen on the licence. It is never <see cref="CarriageStatus.Blocked"/> in the catalogue.</summary>
    public CarriageStatus Status => CarriedBy is null ? CarriageStatus.Unknown : CarriageStatus.Allowed;

    /// <summary>The container that was seen to hold it: <c>profile</c> or <c>psl</c>; null for none.</summary>
    public string? CarriedBy { get; init; }

    /// <summary>The confidence of <see cref="CarriedBy"/>.</summary>
    public Confidence CarriedConfidence { get; init; } = Confidence.High;

    /// <summary>
    /// Whether it has no checkbox in a permission set bound to the permission set licence, so that a generated set must leave it out.
    /// </summary>
    public bool FixedByProfile { get; init; }

    public required PermissionRelevance Relevance { get; init; }

    /// <summary>The confidence of <see cref="Relevance"/>.</summary>
    public Confidence Confidence { get; init; } = Confidence.High;

    public required PermissionRisk Risk { get; init; }

    /// <summary>Its effect, in at most a dozen words.</summary>
    public required string Why { get; init; }

    /// <summary>The product it belongs to, a key of <see cref="LicenseCatalogue.FindFeature"/>.</summary>
    public string? Feature { get; init; }

    /// <summary>The use in which it matters; null when it matters always, or with its <see cref="Feature"/>.</summary>
    public PermissionTrigger? Trigger { get; init; }

    /// <summary>The alternative when the permission cannot be held.</summary>
    public string? Replacement { get; init; }

    /// <summary>
    /// The reason that no org uses it any more; null for a permission in use. A deployment may not know a retired permission.
    /// </summary>
    public string? Retired { get; init; }

    /// <summary>The permission of which this is another spelling; null for none.</summary>
    public string? AliasOf { get; init; }

    /// <summary>Whether it is in retrieved files, but not in the current list of permissions.</summary>
    public bool CensusOnly { get; init; }

    /// <summary>Permissions it requires.</summary>
    public ImmutableArray<string> Implies { get; init; } = [];

    /// <summary>Permissions it requires under a condition.</summary>
    public ImmutableArray<ConditionalPermission> ImpliesIf { get; init; } = [];

    /// <summary>Permissions that nearly every retrieved holder has too, and that the public list of requirements does not name.</summary>
    public ImmutableArray<string> ImpliesObserved { get; init; } = [];

    /// <summary>Object rights it brings, as <c>Object:right</c>.</summary>
    public ImmutableArray<string> ImpliesObjects { get; init; } = [];

    /// <summary>The number of 1,162 retrieved profiles on the full licence that enable it.</summary>
    public int FullProfiles { get; init; }

    /// <summary>The number of 84 retrieved permission sets with an integration's name that enable it.</summary>
    public int IntegrationSets { get; init; }

    public string? Note { get; init; }

    public required EvidenceSource Source { get; init; }
}

/// <summary>The relevance of a user permission to an API client.</summary>
public enum PermissionRelevance
{
    /// <summary>Acts in a browser, desktop or mobile session only, so that an API-only user loses nothing without it.</summary>
    Ui,

    /// <summary>Changes what an API client can read, write, run or log in with.</summary>
    Api,

    /// <summary>Setup or administration power.</summary>
    Admin,

    /// <summary>Belongs to a product, see <see cref="PermissionEntry.Feature"/>.</summary>
    Feature,

    /// <summary>No public statement decides it.</summary>
    Unclear,
}

/// <summary>Risk of a user permission in a least-privilege review of an integration user.</summary>
public enum PermissionRisk
{
    None,
    Low,
    Medium,
    High,
    Critical,
}

/// <summary>A permission that another one requires only under a condition.</summary>
/// <param name="Name">API name of the required permission.</param>
/// <param name="Condition">The condition's name, such as <c>event-monitoring</c>.</param>
public sealed record ConditionalPermission(string Name, string Condition);
