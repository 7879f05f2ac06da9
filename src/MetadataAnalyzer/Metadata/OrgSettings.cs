using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>One file of settings, as far as it shows which products the org has switched on.</summary>
public sealed class OrgSettings : MetadataComponent
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.Settings;

    /// <summary>The root element, such as <c>KnowledgeSettings</c>.</summary>
    public required string RootElement { get; init; }

    /// <summary>Elements below the root that are true, in file order.</summary>
    public ImmutableArray<string> SwitchedOn => [.. Switches.Select(element => element.Name)];

    /// <summary>The same, each with its place.</summary>
    public ImmutableArray<NamedReference> Switches { get; init; } = [];
}
