using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;
using Xunit;

namespace MetadataAnalyzer.Tests.OrgData;

/// <summary>What an answer of the CLI says of the sets of the index, and what says nothing and why.</summary>
public sealed class ProbeAnswersTests
{
    private const string WithoutDetails = """
        {"result": {"checkOnly": true, "done": true, "status": "Failed", "completedDate": "2026-11-20", "details": []}}
        """;

    private static readonly ProbeSet Rest = ProbeFiles.Permission(1, "ApexRestServices");
    private static readonly ProbeSet WorkType = ProbeFiles.Object(2, "WorkType", AccessRights.Read);

    [Fact]
    public void SetsOfAFinishedDryRun_AreAnswered()
    {
        var exports = Read(ProbeFiles.Answer("2026-11-20", [Rest], [(WorkType, "no such object")]));

        Assert.Empty(exports.Problems);
        Assert.Equal(OrgExportPresence.Present, exports.State(ProbeAnswers.Export).Presence);
        Assert.Equal(
            [(Rest.Name, null, new DateOnly(2026, 11, 20)), (WorkType.Name, "no such object", new DateOnly(2026, 11, 20))],
            exports.Probe.All.Select(answer => (answer.Set.Name, answer.Problem, answer.Date)));
        Assert.Equal(["org-data/probe-index.json", "org-data/probe.json"], exports.State(ProbeAnswers.Export).Files);
        Assert.Equal([Rest.Asks, WorkType.Asks], exports.Probe.Sets.Select(set => set.Asks));
    }

    /// <summary>The platform gives a list of one entry as the entry.</summary>
    [Fact]
    public void SingleEntries_AreRead()
    {
        var answer = ProbeFiles.Answer("2026-11-20", [Rest], [(WorkType, "x")])
            .Replace("[{", "{", StringComparison.Ordinal).Replace("}]", "}", StringComparison.Ordinal);

        Assert.Equal(2, Read(answer).Probe.All.Length);
    }

    /// <summary>A set that failed and succeeded at once failed.</summary>
    [Fact]
    public void Failure_GoesBeforeSuccess() =>
        Assert.Equal("x", Assert.Single(Read(ProbeFiles.Answer("2026-11-20", [Rest], [(Rest, "x")])).Probe.All).Problem);

    [Theory]
    [InlineData("\"checkOnly\": true", "\"checkOnly\": false", "the deployment was no dry run")]
    [InlineData("\"checkOnly\": true", "\"x\": true", "the deployment was no dry run")]
    [InlineData("\"done\": true", "\"done\": false", "the dry run did not end (status Succeeded)")]
    [InlineData("\"status\": \"Succeeded\"", "\"status\": \"Canceled\"", "the dry run did not end (status Canceled)")]
    [InlineData("\"status\": \"Succeeded\"", "\"status\": \"InProgress\"", "the dry run did not end (status InProgress)")]
    [InlineData("\"done\": true", "\"done\": true, \"errorMessage\": \"UNKNOWN_EXCEPTION: 1\"", "the dry run with an error: UNKNOWN")]
    [InlineData("\"result\"", "\"x\"", "the file holds no result of a deployment")]
    [InlineData("completedDate", "x", "no completedDate")]
    [InlineData("\"componentType\": \"PermissionSet\"", "\"componentType\": \"Profile\"", "names no set of probe-index.json")]
    [InlineData("\"success\": true", "\"success\": false", "names no set of probe-index.json")]
    [InlineData("IUL_Probe_0001_", "IUL_Probe_0001_0", "names no set of probe-index.json")]
    public void OtherAnswers_SayNothing(string from, string to, string problem)
    {
        var answer = ProbeFiles.Answer("2026-11-20", [Rest], []);
        Assert.Contains(from, answer, StringComparison.Ordinal);

        var exports = Read(answer.Replace(from, to, StringComparison.Ordinal));

        Assert.Empty(exports.Probe.All);
        Assert.Contains(problem, Assert.Single(exports.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(OrgExportPresence.Partial, exports.State(ProbeAnswers.Export).Presence);
    }

    [Fact]
    public void AnswerThatIsCutAtAnyByte_SaysNothing()
    {
        var answer = ProbeFiles.Answer("2026-11-20", [Rest], [(WorkType, "x")]).TrimEnd();
        for (var length = 0; length < answer.Length; length += 7)
        {
            var exports = Read(answer[..length]);

            Assert.Empty(exports.Probe.All);
            Assert.NotEmpty(exports.Problems);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"status\": 1, \"name\": \"NoOrgFound\", \"message\": \"No authorization\"}")]
    [InlineData(WithoutDetails)]
    public void OtherDocuments_SayNothing(string text)
    {
        var exports = Read(text);

        Assert.Empty(exports.Probe.All);
        Assert.Single(exports.Problems);
    }

    [Fact]
    public void AnswerWithoutItsIndex_SaysNothing()
    {
        var exports = ExportFolder.Read(("probe.json", ProbeFiles.Answer("2026-11-20", [Rest], [])));

        Assert.Empty(exports.Probe.All);
        Assert.Contains("probe-index.json is missing", Assert.Single(exports.Problems).Message, StringComparison.Ordinal);
    }

    /// <summary>The answer names the start of the hash, so that it is about the content that the index has.</summary>
    [Theory]
    [InlineData("\"sha256\": \"", "\"sha256\": \"0")]
    [InlineData("\"number\": 1", "\"number\": 7")]
    [InlineData("\"kind\": \"user-permission\"", "\"kind\": \"x\"")]
    [InlineData("\"enabled\"", "\"x\"")]
    public void SetOfAChangedIndex_IsNotUsed(string from, string to)
    {
        var index = ProbeFiles.Index(Rest);
        Assert.Contains(from, index, StringComparison.Ordinal);

        var exports = ExportFolder.Read(
            ("probe-index.json", index.Replace(from, to, StringComparison.Ordinal)),
            ("probe.json", ProbeFiles.Answer("2026-11-20", [Rest], [])));

        Assert.Empty(exports.Probe.All);
        Assert.Contains(exports.Problems, problem => problem.Message.Contains("is not as the tool wrote it", StringComparison.Ordinal));
    }

    [Fact]
    public void IndexAlone_IsNoExport()
    {
        var exports = ExportFolder.Read(("probe-index.json", ProbeFiles.Index(Rest)));

        Assert.Empty(exports.Problems);
        Assert.False(exports.Has(ProbeAnswers.Export));
    }

    [Fact]
    public void AllParts_AreRead()
    {
        var exports = ExportFolder.Read(
            ("probe-index.json", ProbeFiles.Index(Rest, WorkType)), ("probe-0001.json", ProbeFiles.Answer("2026-11-20", [Rest], [])),
            ("probe-0002.json", ProbeFiles.Answer("2026-11-21", [WorkType], [])), ("unanswered-0003.json", "{}"));

        Assert.Empty(exports.Problems);
        Assert.Equal([20, 21], exports.Probe.All.Select(answer => answer.Date.Day));
    }

    private static OrgExports Read(string answer) =>
        ExportFolder.Read(("probe-index.json", ProbeFiles.Index(Rest, WorkType)), ("probe.json", answer));
}
