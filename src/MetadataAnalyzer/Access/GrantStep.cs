using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>One step from a subject to a right.</summary>
/// <param name="Type"><c>User</c>, <c>Profile</c>, <c>PermissionSetGroup</c>, <c>PermissionSet</c>, or the granted thing's kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Location">What proves the step: the user's row, the assignment's row, the group's member element, the grant's element.</param>
public sealed record GrantStep(string Type, string Name, Location Location);
