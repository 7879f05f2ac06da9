using System.Collections.Immutable;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Access;

/// <summary>What the org's data ties to a user beside its rights. Each list is in the order of its export, and empty without one.</summary>
public sealed class SubjectDuties
{
    // States in which a job will never run again.
    private static readonly string[] Finished = ["COMPLETE", "DELETED", "ERROR"];

    internal SubjectDuties(Subject subject, Org org)
    {
        if (subject.User is not { } user)
        {
            return;
        }

        var exports = org.Exports;
        ScheduledJobs = [.. exports.CronTriggers.Where(job => Is(job.OwnerId) && !Finished.Contains(job.State, StringComparer.OrdinalIgnoreCase))];
        PublicGroups = [.. exports.GroupMembers.Where(member => Is(member.UserOrGroupId) && !IsQueue(member))];
        Queues = [.. exports.QueueMembers.Concat(exports.GroupMembers.Where(IsQueue)).Where(member => Is(member.UserOrGroupId)).DistinctBy(member => (member.GroupId, member.GroupDeveloperName))];
        OwnedRecords = [.. exports.RecordOwners.Where(row => row.Count != 0 && ReferenceEquals(exports.FindUser(row.OwnerId, row.OwnerUsername), user))];
        Manages = Others(other => Is(other.ManagerId));
        ApprovesFor = Others(other => Is(other.DelegatedApproverId));

        bool Is(SalesforceId id) => !id.IsEmpty && id == user.Id;
        ImmutableArray<UserRow> Others(Func<UserRow, bool> names) =>
            [.. exports.Users.Where(other => other.IsActive != false && !ReferenceEquals(other, user) && names(other)).OrderBy(other => other.Username, StringComparer.Ordinal)];
    }

    /// <summary>Scheduled jobs that the user owns, and as whom they run; finished ones are left out.</summary>
    public ImmutableArray<CronTriggerRow> ScheduledJobs { get; } = [];

    /// <summary>Public groups the user is a direct member of.</summary>
    public ImmutableArray<GroupMemberRow> PublicGroups { get; } = [];

    /// <summary>Queues the user is a direct member of.</summary>
    public ImmutableArray<GroupMemberRow> Queues { get; } = [];

    /// <summary>Records the user owns, by object.</summary>
    public ImmutableArray<RecordOwnerRow> OwnedRecords { get; } = [];

    /// <summary>Active users whose manager the user is, by username.</summary>
    public ImmutableArray<UserRow> Manages { get; } = [];

    /// <summary>Active users whose delegated approver the user is, by username.</summary>
    public ImmutableArray<UserRow> ApprovesFor { get; } = [];

    private static bool IsQueue(GroupMemberRow member) => string.Equals(member.GroupType, "Queue", StringComparison.OrdinalIgnoreCase);
}
