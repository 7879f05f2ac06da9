using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Licensing;

/// <summary>What the catalogue knows of one object, or of its kind.</summary>
public sealed record ObjectEntry
{
    public required string Name { get; init; }

    public required ObjectKind Kind { get; init; }

    /// <summary>The object itself is in the catalogue; otherwise its kind's rule speaks.</summary>
    public bool Listed { get; init; }

    /// <summary>Carriage by the user licence without the permission set licence.</summary>
    public required CarriageStatus Bare { get; init; }

    /// <summary>Carriage by the user licence with the permission set licence.</summary>
    public required CarriageStatus Status { get; init; }

    /// <summary>The widest rights seen on the licence; null when the rule sets no limit. Wider rights are unknown, not refused.</summary>
    public AccessRights? Rights { get; init; }

    public Confidence Confidence { get; init; } = Confidence.High;

    /// <summary>The object whose rights decide; a phrase such as "linked record" when it differs by row.</summary>
    public string? Parent { get; init; }

    /// <summary>User permissions that decide access; empty for most objects.</summary>
    public ImmutableArray<PermissionGate> Gates { get; init; } = [];

    /// <summary>The product or org setting the object needs on any licence.</summary>
    public string? Feature { get; init; }

    /// <summary>How <see cref="Feature"/> is had: <c>org-feature</c>, <c>licence</c>, <c>psl</c>, <c>permission-set</c> or <c>feature-licence</c>.</summary>
    public string? Needs { get; init; }

    public string? Note { get; init; }

    /// <summary>Never empty; the first is the strongest.</summary>
    public required ImmutableArray<EvidenceSource> Sources { get; init; }

    /// <summary>The strongest of <see cref="Sources"/>.</summary>
    public EvidenceSource Source => Sources[0];
}
