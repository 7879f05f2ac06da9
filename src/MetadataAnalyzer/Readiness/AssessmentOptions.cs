using System.Collections.Immutable;
using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Readiness;

/// <summary>Options of an assessment, beside the inputs.</summary>
public sealed record AssessmentOptions
{
    /// <summary>Usernames or profile names that are assessed as integrations without regard to their signals.</summary>
    public ImmutableHashSet<string> Include { get; init; } = [];

    /// <summary>Usernames or profile names that are not to be assessed.</summary>
    public ImmutableHashSet<string> Exclude { get; init; } = [];

    /// <summary>The org's edition, on which prices and included seats depend; null when not given.</summary>
    public string? Edition { get; init; }

    /// <summary>The origin of each rule that is not built in, by id.</summary>
    public ImmutableDictionary<string, string> RuleOrigins { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>No option given.</summary>
    public static AssessmentOptions Default { get; } = new();

    internal bool Includes(Subject subject) => Include.Contains(subject.Name, StringComparer.OrdinalIgnoreCase);

    internal bool Excludes(Subject subject) => Exclude.Contains(subject.Name, StringComparer.OrdinalIgnoreCase);
}
