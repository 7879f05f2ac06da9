using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>A record of <c>group-members</c> or <c>queue-members</c>.</summary>
/// <param name="Location">The record.</param>
/// <param name="GroupId">The public group or queue.</param>
/// <param name="GroupName">From <c>Group.Name</c>: its label.</param>
/// <param name="GroupDeveloperName">From <c>Group.DeveloperName</c>.</param>
/// <param name="GroupType">From <c>Group.Type</c>: <c>Regular</c>, <c>Queue</c> …</param>
/// <param name="UserOrGroupId">The member: a user, or a group with all its members.</param>
public sealed record GroupMemberRow(
    Location Location,
    SalesforceId GroupId,
    string? GroupName,
    string? GroupDeveloperName,
    string? GroupType,
    SalesforceId UserOrGroupId)
{
    /// <summary><c>group-members</c>: GroupMember of public groups.</summary>
    public static RowExport<GroupMemberRow> GroupExport { get; } = new(Read)
    {
        Name = "group-members",
        Soql = "SELECT Id, GroupId, Group.Name, Group.DeveloperName, Group.Type, UserOrGroupId FROM GroupMember "
            + "WHERE Group.Type = 'Regular'",
        Settles = "which public groups a user is in",
        WithoutIt = "public group membership is unknown",
        IsOptional = true,
        Note = OrgExport.CliLimit,
        Key = [["UserOrGroupId"], ["GroupId", "Group.Name", "Group.DeveloperName"]],
    };

    /// <summary><c>queue-members</c>: GroupMember of queues.</summary>
    public static RowExport<GroupMemberRow> QueueExport { get; } = new(Read)
    {
        Name = "queue-members",
        Soql = "SELECT Id, GroupId, Group.Name, Group.DeveloperName, Group.Type, UserOrGroupId FROM GroupMember "
            + "WHERE Group.Type = 'Queue'",
        Settles = "which queues a user is in",
        WithoutIt = "queue membership beyond the queue files is unknown",
        IsOptional = true,
        Note = OrgExport.CliLimit,
        Key = [["UserOrGroupId"], ["GroupId", "Group.Name", "Group.DeveloperName"]],
    };

    private static GroupMemberRow Read(ExportRecords record) => new(
        record.Location,
        record.Id("GroupId"),
        record.Text("Group.Name"),
        record.Text("Group.DeveloperName"),
        record.Text("Group.Type"),
        record.Id("UserOrGroupId"));
}
