using System.Collections.Immutable;

namespace MetadataAnalyzer.Licensing;

/// <summary>A user permission that others require, though nobody named it.</summary>
/// <param name="Name">API name, as the catalogue spells it.</param>
/// <param name="Chain">API names from the permission that is held to this one; never less than two.</param>
public sealed record ImpliedPermission(string Name, ImmutableArray<string> Chain)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(" → ", Chain);
}
