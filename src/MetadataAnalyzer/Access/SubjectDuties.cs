using System.Collections.Immutable;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>
/// Records of the org that depend on a user, beside its rights. Each list is in the order of its export, and empty without one.
/// </summary>
public sealed class SubjectDuties
{
    internal SubjectDuties(SubjectIdentity subject, DutyIndex index)
    {
        if (subject.User is not { } user)
        {
            return;
        }

        OwnedRecords = [.. index.OwnedRecords[user]];
        if (user.Id.IsEmpty)
        {
            return;
        }

        ScheduledJobs = [.. index.ScheduledJobs[user.Id]];
        PublicGroups = [.. index.PublicGroups[user.Id]];
        Queues = [.. index.Queues[user.Id].DistinctBy(member => (member.GroupId, member.GroupDeveloperName))];
        Manages = [.. index.ByManager[user.Id].Where(other => !ReferenceEquals(other, user))];
        ApprovesFor = [.. index.ByApprover[user.Id].Where(other => !ReferenceEquals(other, user))];
    }

    /// <summary>Scheduled jobs that the user owns and that run as the user; finished ones are left out.</summary>
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
}

/// <summary>Index by user of the records that depend on a user, so that no subject has to go through all rows.</summary>
internal sealed class DutyIndex
{
    // States in which a job will never run again.
    private static readonly string[] Finished = ["COMPLETE", "DELETED", "ERROR"];

    public DutyIndex(OrgExports exports)
    {
        ScheduledJobs = exports.CronTriggers.Where(job => !Finished.Contains(job.State, StringComparer.OrdinalIgnoreCase))
            .ToLookup(job => job.OwnerId);
        PublicGroups = exports.GroupMembers.Where(member => !IsQueue(member)).ToLookup(member => member.UserOrGroupId);
        Queues = exports.QueueMembers.Concat(exports.GroupMembers.Where(IsQueue)).ToLookup(member => member.UserOrGroupId);
        OwnedRecords = exports.RecordOwners.Where(row => row.Count != 0)
            .ToLookup<RecordOwnerRow, UserRow?>(
                row => exports.FindUser(row.OwnerId, row.OwnerUsername), ReferenceEqualityComparer.Instance);
        OauthTokens = exports.OauthTokens
            .ToLookup<OauthTokenRow, UserRow?>(row => exports.FindUser(row.UserId, row.Username), ReferenceEqualityComparer.Instance);
        var active = exports.Users.Where(user => user.IsActive != false).OrderBy(user => user.Username, StringComparer.Ordinal).ToList();
        ByManager = active.ToLookup(user => user.ManagerId);
        ByApprover = active.ToLookup(user => user.DelegatedApproverId);
    }

    /// <summary>Jobs that will run again, by owner.</summary>
    public ILookup<SalesforceId, CronTriggerRow> ScheduledJobs { get; }

    /// <summary>Memberships of public groups, by member.</summary>
    public ILookup<SalesforceId, GroupMemberRow> PublicGroups { get; }

    /// <summary>Memberships of queues, by member.</summary>
    public ILookup<SalesforceId, GroupMemberRow> Queues { get; }

    /// <summary>Records by owner; under null those of owners that the users export lacks.</summary>
    public ILookup<UserRow?, RecordOwnerRow> OwnedRecords { get; }

    /// <summary>OAuth tokens by user; under null those of users that the users export lacks.</summary>
    public ILookup<UserRow?, OauthTokenRow> OauthTokens { get; }

    /// <summary>Active users by manager, each by username.</summary>
    public ILookup<SalesforceId, UserRow> ByManager { get; }

    /// <summary>Active users by delegated approver, each by username.</summary>
    public ILookup<SalesforceId, UserRow> ByApprover { get; }

    private static bool IsQueue(GroupMemberRow member) => string.Equals(member.GroupType, "Queue", StringComparison.OrdinalIgnoreCase);
}
