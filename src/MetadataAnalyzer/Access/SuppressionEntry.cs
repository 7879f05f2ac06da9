using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Layout;

namespace MetadataAnalyzer.Access;

/// <summary>A finding that somebody accepts. It concerns gating and display, never a verdict.</summary>
public sealed record SuppressionEntry
{
    /// <summary>Id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The component as <c>Type:FullName</c>, such as <c>PermissionSet:Sync</c>, with <c>*</c> and <c>?</c>; null for any.</summary>
    public string? Entity { get; init; }

    /// <summary>Path of the finding's place with <c>*</c>, <c>**</c> and <c>?</c>; null for any.</summary>
    public string? Path { get; init; }

    /// <summary>Username or profile name with <c>*</c> and <c>?</c>; null for any.</summary>
    public string? User { get; init; }

    /// <summary>Why it is accepted; empty when the entry gives none, and then it suppresses nothing.</summary>
    public required string Reason { get; init; }

    /// <summary>The last day it holds; null for ever.</summary>
    public DateOnly? Expires { get; init; }

    public string? Owner { get; init; }

    public string? Ticket { get; init; }

    /// <summary>The entry in the configuration file.</summary>
    public required Location Location { get; init; }

    /// <summary>Whether its last day is past. Without a date nothing is said about time.</summary>
    public bool IsExpired(DateOnly? asOf) => Expires is { } last && asOf is { } day && last < day;

    /// <summary>Whether the entry speaks of a finding.</summary>
    /// <param name="rule">Id of the finding's rule.</param>
    /// <param name="entity">The component as <c>Type:FullName</c>, or null.</param>
    /// <param name="path">Path of its place.</param>
    /// <param name="user">The subject's name, or null.</param>
    public bool Covers(string rule, string? entity, string? path, string? user) =>
        string.Equals(Rule, rule, StringComparison.OrdinalIgnoreCase)
        && (Entity is null || (entity is not null && new GlobPattern(Entity, isAnchored: true).Matches(entity.Split('/'))))
        && (Path is null || (path is not null && new GlobPattern(Path, isAnchored: true).Matches(path.Split('/'))))
        && (User is null || (user is not null && new GlobPattern(User, isAnchored: true).Matches(user.Split('/'))));
}
