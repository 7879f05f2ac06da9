using System.Collections.Immutable;

namespace MetadataAnalyzer.Licensing;

/// <summary>User permissions that decide access to an object in place of an object right.</summary>
/// <param name="Use"><c>read</c>, <c>create</c>, <c>edit</c>, <c>delete</c>, <c>write</c> (the last three together), or the name of a narrower use.</param>
/// <param name="RequiresAll">All <paramref name="Permissions"/> are needed; otherwise one is enough.</param>
/// <param name="Permissions">API names of user permissions.</param>
public sealed record PermissionGate(string Use, bool RequiresAll, ImmutableArray<string> Permissions);
