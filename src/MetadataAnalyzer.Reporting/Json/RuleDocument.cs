using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary>A rule with what its page says. The texts are Markdown.</summary>
public sealed record RuleDocument
{
    public required DiagnosticDescriptor Descriptor { get; init; }

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
