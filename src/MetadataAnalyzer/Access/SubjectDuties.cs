using System.Collections.Immutable;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>What the org's data ties to a user beside its rights. Each list is in the order of its export, and empty without one.</summary>
public sealed class SubjectDuties
{
    internal SubjectDuties(Subject subject, DutyIndex index)
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
}
