namespace MetadataAnalyzer.Licensing;

/// <summary>A use that must be present before a permission of unknown carriage matters.</summary>
/// <param name="Id">Its key in <c>permissions.yml</c>, such as <c>apex-rest</c>.</param>
/// <param name="DecidedBy">Who can tell whether it is present.</param>
/// <param name="Ask">The question for the integration's owner, of whom "it" is the integration; empty when files or exports decide.</param>
/// <param name="When">The condition as a clause, "the user may edit cases"; empty when the client decides.</param>
/// <param name="Otherwise">What holds when it is not met, "the user may not edit cases"; empty when the client decides.</param>
public sealed record PermissionTrigger(string Id, TriggerDecider DecidedBy, string Ask, string When, string Otherwise);
