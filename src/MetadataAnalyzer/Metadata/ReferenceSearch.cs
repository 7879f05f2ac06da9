using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>What to look for while a project is read.</summary>
public sealed record ReferenceSearch
{
    /// <summary>The elements in which metadata types name a user, a profile or a permission set.</summary>
    public ImmutableArray<ReferencePlace> Places { get; init; } = [];

    /// <summary>
    /// Names and labels of profiles beyond those whose files are in the project: a text in code or in a custom metadata record that equals
    /// one is taken for the profile.
    /// </summary>
    public ImmutableArray<string> ProfileNames { get; init; } = [];
}
