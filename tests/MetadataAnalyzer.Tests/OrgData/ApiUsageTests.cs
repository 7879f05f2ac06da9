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

        Assert.Equal((new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 3)), (usage.First, usage.Last));
        Assert.Equal(2, usage.Requests[new("REST", "GET", "sobjects/Account/{id}", "Account")]);
        var upsert = usage.Requests.Keys.Single(request => request.Family == "SOAP");
        Assert.Equal(["Account", "Contact"], upsert.Entities);
    }

    [Fact]
    public void RowsOfTheObject_HaveTheSameMeaning()
    {
        var usage = Read("UserIdentifier,Timestamp,ApiFamily,ApiResource,HttpMethod,ObjectName\n"
            + "005000000000001AAA,2026-11-01T00:00:00.000+0000,REST,/services/data/v60.0/query,GET,Account\n");

        Assert.Equal(1, usage.Requests[new("REST", "GET", "query", "Account")]);
    }

    [Fact]
    public void TimeOfTheLogFile_IsReadToo() => Assert.Equal(
        new DateOnly(2026, 11, 30),
        Read("USER_ID,TIMESTAMP,API_FAMILY,API_RESOURCE\n005000000000001,20261130041500.123,REST,/services/data/v60.0/limits\n").First);

    [Theory]
    [InlineData("/services/data/v60.0/sobjects/Order__c/Ext_Id_No_12345__c/4711-08", "sobjects/Order__c/Ext_Id_No_12345__c")]
    [InlineData("/services/data/v60.0/query/01g000000000001AAA-2000", "query/{id}")]
    [InlineData("/v21.0/sobjects/Account/001000000000001AAA", "sobjects/Account/{id}")]
    [InlineData("/v62.0/jobs/ingest/750000000000001AAA/batches", "jobs/ingest/{id}")]
    [InlineData("/services/data/v60.0/", "")]
    [InlineData("/services/data/v60.0", "")]
    [InlineData("/services/apexrest/orders/4711", "apexrest/orders/4711")]
    [InlineData("/services/data/v60.0/composite/tree/Account/", "composite/tree/Account")]
    [InlineData("query", "query")]
    public void Resource_LosesWhatDiffersFromOneRequestToTheNext(string path, string resource) => Assert.Equal(
        resource,
        Assert.Single(Read($"USER_ID,TIMESTAMP,API_FAMILY,API_RESOURCE\n005000000000001,2026-11-30,REST,{path}\n").Requests).Key.Resource);

    [Fact]
    public void PathNamesTheObject_WhereTheLogDoesNot() => Assert.Equal(
        ["Account"],
        Assert.Single(
            Read(Head + "005000000000001,2026-11-01,REST,/services/data/v60.0/sobjects/Account,POST,#N/A\n").Requests).Key.Entities);

    [Fact]
    public void FolderOfDailyFiles_IsRead_WithItsNames()
    {
        var exports = ExportFolder.Read(
            ("api-usage/2026-11-01.csv", Head + "005000000000001,2026-11-01,SOAP,query,,Account\n"),
            ("api-usage/2026-11-02.csv", Head + "005000000000001,2026-11-02,SOAP,query,,Account\n"),
            ("api-usage-1.csv", Head + "005000000000001,2026-11-03,SOAP,query,,Account\n"));

        Assert.Equal([1, 2, 3], exports.ApiUsage.Days.Select(day => day.Day));
        Assert.Equal(
            ["org-data/api-usage-1.csv", "org-data/api-usage/2026-11-01.csv", "org-data/api-usage/2026-11-02.csv"],
            exports.State(ApiUsage.Export).Files.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("\"[Account, Contact]\"", "Account", "Contact")]
    [InlineData("Account;Contact", "Account", "Contact")]
    [InlineData("")]
    public void SetOfObjects_IsSplit(string entity, params string[] objects) => Assert.Equal(
        objects, Assert.Single(Read(Head + $"005000000000001,2026-11-01,REST,/v62.0/query,GET,{entity}\n").Requests).Key.Entities);

    [Fact]
    public void FilesNamedByDay_AreRead_AndADayThatIsThereTwiceCountsOnce()
    {
        var exports = ExportFolder.Read(
            ("api-usage-2026-11-01.csv", Head + "005000000000001,2026-11-01,SOAP,query,,Account\n"),
            ("api-usage/2026-11-01.csv", Head + "005000000000001,2026-11-01,SOAP,query,,Account\n"));

        Assert.Equal(1, Assert.Single(exports.ApiUsage.Of(User)!.Requests).Value);
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
