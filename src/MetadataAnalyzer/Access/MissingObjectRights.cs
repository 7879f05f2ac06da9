using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Rights on an object without which other rights cannot be granted.</summary>
/// <param name="Name">API name of the object.</param>
/// <param name="Rights">The rights that are missing; never none.</param>
/// <param name="Chain">From the object whose rights ask for them, over its masters, to this one; a single name when its own rights do.</param>
public sealed record MissingObjectRights(string Name, AccessRights Rights, ImmutableArray<string> Chain)
{
    /// <summary>Whether rights on the object itself ask for them, and not those on a detail of it.</summary>
    public bool IsOwn => Chain.Length == 1;
}
