using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>A permission set, group or muting set that gives a subject rights and is not in the project, so that what it grants is unknown.</summary>
/// <param name="Type">Metadata API type name.</param>
/// <param name="Name">Full name, or the best that is known.</param>
/// <param name="Namespace">Its namespace when it is managed; else null.</param>
/// <param name="ReferencedBy">What names it, for people.</param>
/// <param name="Location">Where it is named.</param>
/// <param name="Row">What the permission-sets export says of it.</param>
/// <param name="Assignment">The assignment it comes by; null when something else names it, such as an app.</param>
public sealed record MissingContainer(
    string Type, string Name, string? Namespace, string ReferencedBy, Location Location, PermissionSetRow? Row, Assignment? Assignment = null)
{
    /// <summary>The licence it is bound to, as far as the export says: a user licence's name or a permission set licence's developer name.</summary>
    public string? License { get; init; }

    /// <summary>What that licence puts in the way of assigning it again; what it holds may add more.</summary>
    public ReassignmentObstacles Obstacles { get; init; }
}
