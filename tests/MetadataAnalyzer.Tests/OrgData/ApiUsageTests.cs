using System.Text;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;
using Xunit;

namespace MetadataAnalyzer.Tests.OrgData;

public class ApiUsageTests
{
    private const string Head = "USER_ID,TIMESTAMP_DERIVED,API_FAMILY,API_RESOURCE,HTTP_METHOD,ENTITY_NAME\n";
    private static readonly SalesforceId User = new("005000000000001AAA");

    [Fact]
    public void LogFile_IsSummedUpByKindOfRequest()
    {
        var usage = Read(Head
            + "005000000000001,2026-11-01T00:00:00.000Z,REST,/services/data/v60.0/sobjects/Account/001000000000001AAA,GET,Account\n"
            + "005000000000001,2026-11-03T00:00:00.000Z,REST,/services/data/v62.0/sobjects/Account/001000000000002AAA?fields=Name,GET,"
            + "Account\n005000000000001,2026-11-02T00:00:00.000Z,SOAP,upsert,,\"Account,Contact\"\n");

        var reads = usage.Requests.Single(entry => entry.Kind == new ApiRequest("REST", "GET", "sobjects/Account/{id}", "Account"));
        Assert.Equal((2, new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 3)), (reads.Count, reads.First, reads.Last));
        Assert.Equal("org-data/api-usage.csv:3", $"{reads.Location}");
        var upsert = usage.Requests.Single(entry => entry.Kind.Family == "SOAP");
        Assert.Equal(["Account", "Contact"], upsert.Kind.Entities);
    }

    [Fact]
    public void RowsOfTheObject_HaveTheSameMeaning()
    {
        var usage = Read("UserIdentifier,Timestamp,ApiFamily,ApiResource,HttpMethod,ObjectName\n"
            + "005000000000001AAA,2026-11-01T00:00:00.000+0000,REST,/services/data/v60.0/query,GET,Account\n");

        Assert.Equal(new("REST", "GET", "query", "Account"), Assert.Single(usage.Requests).Kind);
    }

    [Fact]
    public void TimeOfTheLogFile_IsReadToo() => Assert.Equal(
        new DateOnly(2026, 11, 30),
        Read("USER_ID,TIMESTAMP,API_FAMILY,API_RESOURCE\n005000000000001,20261130041500.123,REST,/services/data/v60.0/limits\n")
            .Requests[0].First);

    [Theory]
    [InlineData("/services/data/v60.0/sobjects/Order__c/Ext_Id_No_12345__c/4711-08", "sobjects/Order__c/Ext_Id_No_12345__c")]
    [InlineData("/services/data/v60.0/query/01g000000000001AAA-2000", "query/{id}")]
    [InlineData("/v21.0/sobjects/Account/001000000000001AAA", "sobjects/Account/{id}")]
    [InlineData("/v62.0/sobjects/Account/001000000000001AAA/Contacts/1", "sobjects/Account/{id}/Contacts")]
    [InlineData("/v62.0/jobs/ingest/750000000000001AAA/batches", "jobs/ingest/{id}")]
    [InlineData("/services/data/v60.0/", "")]
    [InlineData("/services/data/v60.0", "")]
    [InlineData("/services/apexrest/orders/4711", "apexrest/orders/4711")]
    [InlineData("/services/data/v60.0/composite/tree/Account/", "composite/tree/Account")]
    [InlineData("query", "query")]
    public void Resource_LosesWhatDiffersFromOneRequestToTheNext(string path, string resource) => Assert.Equal(
        resource,
        Assert.Single(Read($"USER_ID,TIMESTAMP,API_FAMILY,API_RESOURCE\n005000000000001,2026-11-30,REST,{path}\n").Requests).Kind.Resource);

    [Theory]
    [InlineData("sobjects/Account", "Account")]
    [InlineData("sobjects/Account/001000000000001AAA", "Account")]
    [InlineData("composite/sobjects/Account", "Account")]
    [InlineData("composite/tree/Account", "Account")]
    [InlineData("sobjects/Account/001000000000001AAA/Contacts")]
    [InlineData("sobjects/")]
    [InlineData("composite/sobjects")]
    public void PathNamesTheObject_WhereTheLogDoesNot(string path, params string[] objects) => Assert.Equal(
        objects,
        Assert.Single(Read(Head + $"005000000000001,2026-11-01,REST,/services/data/v60.0/{path},POST,#N/A\n").Requests).Kind.Entities);

    [Theory]
    [InlineData("2026-11-01T00:20:00Z", "2026-11-03T23:10:00Z", 1, 2, 3)]
    [InlineData("2026-11-01T12:00:00Z", "2026-11-03T23:10:00Z", 2, 3)]
    [InlineData("2026-11-01T00:20:00Z", "2026-11-03T09:00:00Z", 1, 2)]
    [InlineData("2026-11-01T02:00:00Z", "2026-11-03T02:00:00Z", 2)]
    public void FirstAndLastDay_CountOnlyWhereTheRowsReachTheirEnds(string first, string last, params int[] days)
    {
        var usage = ExportFolder.Read(("api-usage.csv", Head
            + $"005000000000001,{first},SOAP,query,,Account\n005000000000001,2026-11-02T09:00:00Z,SOAP,query,,Account\n"
            + $"005000000000002,{last},SOAP,query,,Account\n")).ApiUsage;

        Assert.Equal(days, usage.Days.Select(day => day.Day));
    }

    [Fact]
    public void CategoryOfTheClient_IsCounted()
    {
        var usage = Read("USER_ID,TIMESTAMP,API_FAMILY,API_RESOURCE,API_CLIENT_CATEGORY\n"
            + "005000000000001,2026-11-03,SOAP,query,LIGHTNING_UI\n"
            + "005000000000001,2026-11-01,SOAP,query,LIGHTNING_UI\n005000000000001,2026-11-02,SOAP,query,UNKNOWN\n");

        Assert.Equal(["LIGHTNING_UI", "UNKNOWN"], usage.Clients.Select(client => client.Category));
        Assert.Equal(
            (2, new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 3), "org-data/api-usage.csv:2"),
            (usage.Clients[0].Count, usage.Clients[0].First, usage.Clients[0].Last, $"{usage.Clients[0].Location}"));
    }

    [Fact]
    public void EmptyFile_IsAProblem()
    {
        var exports = ExportFolder.Read(("api-usage.csv", ""));

        Assert.Contains("is empty", Assert.Single(exports.Problems).Message, StringComparison.Ordinal);
        Assert.Empty(exports.ApiUsage.Days);
    }

    [Fact]
    public void WithoutUserOrResource_TheFileIsAProblem()
    {
        var exports = ExportFolder.Read(("api-usage.csv", "TIMESTAMP,API_FAMILY\n20261101030405.123,SOAP\n"));

        Assert.Null(exports.ApiUsage.Of(User));
        Assert.Equal(2, exports.Problems.Length);
    }

    [Fact]
    public void KindsBeyondTheLimit_AreCountedTogether()
    {
        var rows = Enumerable.Range(0, 9).Select(index => $"005000000000001,2026-11-01,REST,/v62.0/sobjects/Thing{index}__c,GET,\n");

        var usage = ExportFolder.Read(
            new OrgExportOptions { MaxRequestKindsPerUser = 3 }, ("api-usage.csv", Encoding.UTF8.GetBytes(Head + string.Concat(rows))));

        var requests = usage.ApiUsage.Of(User)!.Requests;
        Assert.Equal(4, requests.Length);
        Assert.Equal(6, Assert.Single(requests, entry => entry.Kind.Resource == "…").Count);
    }

    [Fact]
    public void FolderOfDailyFiles_IsRead_WithItsNames()
    {
        var exports = ExportFolder.Read(
            ("api-usage/2026-11-01.csv", Head + "005000000000001,2026-11-01,SOAP,query,,Account\n"),
            ("api-usage/2026-11-02.csv", Head + "005000000000001,2026-11-02,SOAP,query,,Account\n"),
            ("api-usage-1.csv", Head + "005000000000001,2026-11-03T23:59:00Z,SOAP,query,,Account\n"));

        Assert.Equal([1, 2, 3], exports.ApiUsage.Days.Select(day => day.Day));
        Assert.Equal(
            ["org-data/api-usage-1.csv", "org-data/api-usage/2026-11-01.csv", "org-data/api-usage/2026-11-02.csv"],
            exports.State(ApiUsage.Export).Files.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("\"[Account, Contact]\"", "Account", "Contact")]
    [InlineData("Account;Contact", "Account", "Contact")]
    [InlineData("\"Contact,Account,account\"", "Contact", "Account")]
    [InlineData("#N/A")]
    [InlineData("")]
    public void SetOfObjects_IsSplit(string entity, params string[] objects) => Assert.Equal(
        objects, Assert.Single(Read(Head + $"005000000000001,2026-11-01,REST,/v62.0/query,GET,{entity}\n").Requests).Kind.Entities);

    [Fact]
    public void FilesNamedByDay_AreRead_AndADayThatIsThereTwiceCountsOnce()
    {
        var exports = ExportFolder.Read(
            ("api-usage-2026-11-01.csv", Head + "005000000000001,2026-11-01,SOAP,query,,Account\n"),
            ("api-usage/2026-11-01.csv", Head + "005000000000001,2026-11-01,SOAP,query,,Account\n"));

        Assert.Equal(1, Assert.Single(exports.ApiUsage.Of(User)!.Requests).Count);
        Assert.Contains("is the same export", Assert.Single(exports.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingEntityColumn_MakesTheExportPartial()
    {
        var exports = ExportFolder.Read(
            ("api-usage.csv", "USER_ID,TIMESTAMP,API_FAMILY,API_RESOURCE,HTTP_METHOD\n005000000000001,2026-11-01,SOAP,query,\n"));

        Assert.False(exports.IsComplete(ApiUsage.Export));
        Assert.NotNull(exports.ApiUsage.Of(User));
    }

    private static UserApiUsage Read(string csv) => ExportFolder.Read(("api-usage.csv", csv)).ApiUsage.Of(User)!;
}
