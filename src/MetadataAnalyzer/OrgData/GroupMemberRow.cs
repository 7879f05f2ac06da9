using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>A record of <c>group-members</c> or <c>queue-members</c>.</summary>
/// <param name="Location">The record.</param>
/// <param name="GroupId">The public group or queue.</param>
/// <param name="GroupName">From <c>Group.Name</c>: its label.</param>
/// <param name="GroupDeveloperName">From <c>Group.DeveloperName</c>.</param>
/// <param name="GroupType">From <c>Group.Type</c>: <c>Regular</c>, <c>Queue</c> …</param>
/// <param name="UserOrGroupId">The member: a user, or a group that is a member as a whole.</param>
public sealed record GroupMemberRow(
    Location Location,
    SalesforceId GroupId,
    string? GroupName,
    string? GroupDeveloperName,
    string? GroupType,
    SalesforceId UserOrGroupId);
