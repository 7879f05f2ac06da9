namespace MetadataAnalyzer.Licensing;

/// <summary>A use that must be present before a permission of unknown carriage matters.</summary>
/// <param name="Id">Its key in <c>permissions.yml</c>, such as <c>apex-rest</c>.</param>
/// <param name="DecidedBy">Who can tell whether it is present.</param>
/// <param name="When">The condition as a clause: "the client writes feeds, groups, invitations or topics".</param>
public sealed record PermissionTrigger(string Id, TriggerDecider DecidedBy, string When);
