using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary>A rule with what its page says. The texts are Markdown.</summary>
public sealed record RuleDocument
{
    public required DiagnosticDescriptor Descriptor { get; init; }

    /// <summary>The pack or file of policies the rule comes from; null for a built-in rule.</summary>
    public string? Origin { get; init; }

    /// <summary>The page: of a built-in rule relative to the repository's root, of another as places are shown; null when there is none.</summary>
    public string? Page { get; init; }

    /// <summary>What the rule looks at.</summary>
    public required string LooksAt { get; init; }

    public required string HowToFix { get; init; }

    public required string WhenToLiveWithIt { get; init; }

    public required ImmutableArray<RuleSource> Sources { get; init; }

    /// <summary>Folders of a project that the page's examples of findings are made of, sorted: <c>profiles</c>, <c>permissionsets</c> …</summary>
    public required ImmutableArray<string> Folders { get; init; }

    /// <summary>Exports that they are made of, sorted: <c>users</c>, <c>login-history</c> …</summary>
    public required ImmutableArray<string> Exports { get; init; }
}
