using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Access;

/// <summary>A permission set, group or muting set that gives a subject rights and is not in the project, so that what it grants is unknown.</summary>
/// <param name="Type">Metadata API type name.</param>
/// <param name="Name">Full name, or the best that is known.</param>
/// <param name="Namespace">Its namespace when it is managed; else null.</param>
/// <param name="ReferencedBy">What names it, for people.</param>
/// <param name="Location">Where it is named.</param>
/// <param name="Row">What the permission-sets export says of it.</param>
public sealed record MissingContainer(string Type, string Name, string? Namespace, string ReferencedBy, Location Location, PermissionSetRow? Row);
