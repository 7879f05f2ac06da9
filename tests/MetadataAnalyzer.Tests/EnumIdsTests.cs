using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests;

public class EnumIdsTests
{
    [Theory]
    [InlineData(Verdict.ReadyAfterChanges, "ready-after-changes")]
    [InlineData(Verdict.NotACandidate, "not-a-candidate")]
    [InlineData(Verdict.Blocked, "blocked")]
    public void Id_IsTheNameInKebabCase(Verdict verdict, string id)
    {
        Assert.Equal(id, verdict.Id());
        Assert.Equal(verdict, EnumIds.Find<Verdict>(id));
    }

    [Theory]
    [InlineData("Blocked")]
    [InlineData("never")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData(null)]
    public void Find_UnknownId_IsNull(string? id) => Assert.Null(EnumIds.Find<Verdict>(id));

    [Fact]
    public void Ids_OfFlags_AreThoseThatAreSet()
    {
        Assert.Equal(["candidate", "already-migrated", "dormant", "not-a-candidate"], Candidacy.All.Ids());
        Assert.Equal(["candidate", "dormant"], (Candidacy.Dormant | Candidacy.Candidate).Ids());
        Assert.Empty(Candidacy.None.Ids());
        Assert.Equal("enabled", Assert.Single(AccessRights.Enabled.Ids()));
    }

    [Fact]
    public void Key_IsTheNameInCamelCase() => Assert.Equal("viewAllFields", AccessRights.ViewAllFields.Key());

    [Fact]
    public void Ids_OfProjectFormats_AreThePublishedOnes() =>
        Assert.Equal(["source", "mdapi", "zip-source", "zip-mdapi"], Enum.GetValues<ProjectFormat>().Select(format => format.Id()));

    [Fact]
    public void Ids_OfObstacles_AreThePublishedOnes() => Assert.Equal(
        [
            "other-user-license", "other-permission-set-license", "blocked-right", "muted-blocked-right", "group-member", "not-in-project",
            "unknown-right",
            "unknown-license", "license-in-doubt",
        ],
        Enum.GetValues<ReassignmentObstacles>().Skip(1).Select(obstacle => obstacle.Id()));
}
