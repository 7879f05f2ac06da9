using System.Collections.Immutable;

namespace MetadataAnalyzer.Licensing;

/// <summary>What the catalogue knows of one user permission.</summary>
public sealed record PermissionEntry
{
    /// <summary>API name, as metadata writes it.</summary>
    public required string Name { get; init; }

    public required string Label { get; init; }

    /// <summary>No public label was found; <see cref="Label"/> is the API name, split.</summary>
    public bool LabelAssumed { get; init; }

    /// <summary>Whether the licence was seen to carry it. The catalogue holds no <see cref="CarriageStatus.Blocked"/>.</summary>
    public CarriageStatus Status => CarriedBy is null ? CarriageStatus.Unknown : CarriageStatus.Allowed;

    /// <summary>The container that was seen to hold it: <c>profile</c>, <c>psl</c>, or null.</summary>
    public string? CarriedBy { get; init; }

    /// <summary>How sure <see cref="CarriedBy"/> is.</summary>
    public Confidence CarriedConfidence { get; init; } = Confidence.High;

    /// <summary>It has no checkbox in a permission set bound to the permission set licence: a generated set must leave it out.</summary>
    public bool FixedByProfile { get; init; }

    public required PermissionRelevance Relevance { get; init; }

    /// <summary>How sure <see cref="Relevance"/> is.</summary>
    public Confidence Confidence { get; init; } = Confidence.High;

    public required PermissionRisk Risk { get; init; }

    /// <summary>What it does, in at most a dozen words.</summary>
    public required string Why { get; init; }

    /// <summary>The product it belongs to, a key of <see cref="LicenseCatalogue.FindFeature"/>.</summary>
    public string? Feature { get; init; }

    /// <summary>The use it matters in; null when it matters always, or with its <see cref="Feature"/>.</summary>
    public PermissionTrigger? Trigger { get; init; }

    /// <summary>What does the job when the permission cannot be had.</summary>
    public string? Replacement { get; init; }

    /// <summary>Why no org has any use for it now; null while it has one. A retired permission may be unknown to a deployment.</summary>
    public string? Retired { get; init; }

    /// <summary>The permission that this is another spelling of.</summary>
    public string? AliasOf { get; init; }

    /// <summary>Met in retrieved files, but not in the current list of permissions.</summary>
    public bool CensusOnly { get; init; }

    /// <summary>Permissions it requires.</summary>
    public ImmutableArray<string> Implies { get; init; } = [];

    /// <summary>Permissions it requires under a condition.</summary>
    public ImmutableArray<ConditionalPermission> ImpliesIf { get; init; } = [];

    /// <summary>Permissions that nearly every retrieved holder has too; not in the public list of requirements.</summary>
    public ImmutableArray<string> ImpliesObserved { get; init; } = [];

    /// <summary>Object rights it brings, as <c>Object:right</c>.</summary>
    public ImmutableArray<string> ImpliesObjects { get; init; } = [];

    /// <summary>How many of 1,162 retrieved profiles on the full licence enable it.</summary>
    public int FullProfiles { get; init; }

    /// <summary>How many of 84 retrieved permission sets that look like an integration's enable it.</summary>
    public int IntegrationSets { get; init; }

    public string? Note { get; init; }

    public required EvidenceSource Source { get; init; }
}
