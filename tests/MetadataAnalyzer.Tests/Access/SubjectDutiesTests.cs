using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Access;

public class SubjectDutiesTests
{
    private const string Other = "005000000000009AAA";

    [Fact]
    public void Rows_AreTiedByEitherFormOfTheId()
    {
        var duties = new OrgFiles().Profile("Integration").User()
            .Export(
                "cron-triggers", "OwnerId,CronJobDetail.Name,State", "005000000000001,Nightly,WAITING", $"{Other},Digest,WAITING",
                "005000000000001AAA,Old,Complete")
            .Export(
                "group-members", "GroupId,Group.Type,UserOrGroupId", "00G000000000001,Regular,005000000000001",
                "00G000000000002,Queue,005000000000001AAA", $"00G000000000001,Regular,{Other}")
            .Export("queue-members", "GroupId,Group.Type,UserOrGroupId", "00G000000000002,Queue,005000000000001")
            .Export(
                "record-owners", "SobjectType,Owner.Username,RecordCount", $"Order,{Username.ToUpperInvariant()},4", $"Case,{Username},0")
            .ReadSubject().Duties;

        Assert.Equal("Nightly", Assert.Single(duties.ScheduledJobs).JobName);
        Assert.Equal("00G000000000001", Assert.Single(duties.PublicGroups).GroupId.Value);
        Assert.Equal("00G000000000002", Assert.Single(duties.Queues).GroupId.Value);
        Assert.Equal("Order", Assert.Single(duties.OwnedRecords).ObjectName);
    }

    [Fact]
    public void WithoutExports_NothingIsTied()
    {
        var duties = new OrgFiles().Profile("Integration").User().ReadSubject().Duties;

        Assert.Empty(duties.ScheduledJobs);
        Assert.Empty(duties.PublicGroups);
        Assert.Empty(duties.Queues);
        Assert.Empty(duties.OwnedRecords);
        Assert.Empty(duties.Manages);
        Assert.Empty(duties.ApprovesFor);
    }

    [Fact]
    public void UsersWithoutIds_ManageNobody()
    {
        var subjects = new OrgFiles().Profile("Integration")
            .Export("users", "Username,Profile.Name,ManagerId", $"{Username},Integration,", $"kim@acme.example,Integration,")
            .Read().Subjects;

        Assert.All(subjects, subject => Assert.Empty(subject.Duties.Manages));
    }
}
