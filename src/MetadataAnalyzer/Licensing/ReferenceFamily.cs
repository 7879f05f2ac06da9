using System.Collections.Immutable;

namespace MetadataAnalyzer.Licensing;

/// <summary>Types of components that may name a user or a profile and are retrieved for the same reason.</summary>
/// <param name="Name">What people call them.</param>
/// <param name="Types">Metadata API type names; one component of any of them, or a request for all of a type, shows that the family was retrieved.</param>
/// <param name="Members">What to add to <c>package.xml</c>, with a wildcard each.</param>
public sealed record ReferenceFamily(string Name, ImmutableArray<string> Types, ImmutableArray<string> Members);
