using System.Text;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;
using Xunit;

namespace MetadataAnalyzer.Tests.OrgData;

/// <summary>Every shape in which an export can come gives the same rows.</summary>
public sealed class OrgExportsShapeTests
{
    private const string Csv = """
        Id,Username,Name,IsActive,Profile.Name,Profile.UserLicense.Name,UserPermissionsMarketingUser,UserPermissionsOfflineUser
        005000000000001AAA,sync@example.com,"Sync, Data",true,Integration,Salesforce,true,false
        005000000000002AAA,ana@example.com,Ana Müller,false,Sales,Salesforce,false,false
        """;

    private const string SfJson = """
        {
          "status": 0,
          "result": {
            "records": [
              {
                "attributes": { "type": "User", "url": "/services/data/v62.0/sobjects/User/005000000000001AAA" },
                "Id": "005000000000001AAA", "Username": "sync@example.com", "Name": "Sync, Data", "IsActive": true,
                "Profile": { "attributes": { "type": "Profile" }, "Name": "Integration", "UserLicense": { "Name": "Salesforce" } },
                "UserPermissionsMarketingUser": true, "UserPermissionsOfflineUser": false
              },
              {
                "attributes": { "type": "User" },
                "Id": "005000000000002AAA", "Username": "ana@example.com", "Name": "Ana M\u00fcller", "IsActive": false,
                "Profile": { "Name": "Sales", "UserLicense": { "Name": "Salesforce" } },
                "UserPermissionsMarketingUser": false, "UserPermissionsOfflineUser": false,
                "Assignments": { "totalSize": 9, "records": [ { "Id": "x" } ] }
              }
            ],
            "totalSize": 2,
            "done": true
          },
          "warnings": []
        }
        """;

    [Fact]
    public void Read_Csv_GivesRows() => AssertUsers(ExportFolder.Read(("users.csv", Csv)));

    [Fact]
    public void Read_Semicolons_GivesRows() =>
        AssertUsers(ExportFolder.Read(("users.csv", Csv.Replace("\"Sync, Data\"", "Sync# Data").Replace(',', ';').Replace('#', ','))));

    [Fact]
    public void Read_Tabs_GivesRows() =>
        AssertUsers(ExportFolder.Read(("users.csv", Csv.Replace("\"Sync, Data\"", "Sync# Data").Replace(',', '\t').Replace('#', ','))));

    [Fact]
    public void Read_CrLfAndQuotesEverywhere_GivesRows()
    {
        var quoted = Csv.Replace("\"Sync, Data\"", "Sync# Data")
            .Split('\n')
            .Select(line => $"\"{line.TrimEnd('\r').Replace(",", "\",\"")}\"".Replace('#', ','));

        AssertUsers(ExportFolder.Read(("users.csv", string.Join("\r\n", quoted) + "\r\n")));
    }

    [Fact]
    public void Read_UpperCaseHeaders_GivesRows()
    {
        var end = Csv.IndexOf('\n');

        AssertUsers(ExportFolder.Read(("users.csv", Csv[..end].ToUpperInvariant() + Csv[end..])));
    }

    [Fact]
    public void Read_OtherOrderAndExtraColumns_GivesRows() => AssertUsers(ExportFolder.Read(("users.csv", """
        Extra,Profile.UserLicense.Name,Username,Profile.Name,Id,UserPermissionsMarketingUser,Name,IsActive
        x,Salesforce,sync@example.com,Integration,005000000000001AAA,TRUE,"Sync, Data",1
        "y,z",Salesforce,ana@example.com,Sales,005000000000002AAA,#N/A,Ana Müller,0
        """)));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Read_ByteOrderMark_GivesRows(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        AssertUsers(ExportFolder.Read(("users.csv", (byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes(Csv)])));
        AssertUsers(ExportFolder.Read(("users.json", (byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes(SfJson)])));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Read_Utf16WithoutMark_GivesRows(string name)
    {
        AssertUsers(ExportFolder.Read(("users.csv", Encoding.GetEncoding(name).GetBytes(Csv))));
    }

    [Fact]
    public void Place_IsTheLineThatARecordStartsAt()
    {
        var exports = ExportFolder.Read(("users.csv", "Username,Name,IsActive\r\na@x.com,\"A\r\nB\",true\r\n\r\nb@x.com,B,true\r\n"));

        Assert.Equal(["org-data/users.csv:2", "org-data/users.csv:5"], exports.Users.Select(user => user.Location.ToString()));
    }

    [Fact]
    public void Read_ResultOfSfDataQuery_GivesRows()
    {
        var exports = ExportFolder.Read(("users.json", SfJson));

        AssertUsers(exports);
        Assert.Equal("org-data/users.json:5", exports.Users[0].Location.ToString());
        Assert.Equal("org-data/users.json:11", exports.Users[1].Location.ToString());
    }

    [Fact]
    public void Read_RecordsObject_GivesRows()
    {
        var records = SfJson[(SfJson
            .IndexOf("\"records\"", StringComparison.Ordinal) - 1)..(SfJson.IndexOf("\"totalSize\": 2", StringComparison.Ordinal) - 1)];

        AssertUsers(ExportFolder.Read(("users.json", "{" + records.TrimEnd().TrimEnd(',') + "}")));
    }

    [Fact]
    public void Read_PlainArray_GivesRows()
    {
        var from = SfJson.IndexOf('[', StringComparison.Ordinal);
        var to = SfJson.IndexOf("\"totalSize\": 2", StringComparison.Ordinal);

        AssertUsers(ExportFolder.Read(("users.json", SfJson[from..to].TrimEnd().TrimEnd(','))));
    }

    [Fact]
    public void Read_ExportTree_GivesRowsAndIgnoresReferences()
    {
        var exports = ExportFolder.Read(("users.json", """
            { "records": [
              { "attributes": { "type": "User", "referenceId": "UserRef1" }, "Username": "sync@example.com", "IsActive": true, "ManagerId": null }
            ] }
            """));

        var user = Assert.Single(exports.Users);
        Assert.Equal(("sync@example.com", true), (user.Username, user.IsActive));
        Assert.True(user.Id.IsEmpty);
        Assert.Empty(exports.Problems);
        Assert.Contains("Id", exports.State(UserRow.Export).MissingColumns);
    }

    [Fact]
    public void Read_JsonInACsvFile_IsReadAsJson() => AssertUsers(ExportFolder.Read(("users.csv", SfJson)));

    [Fact]
    public void Read_Parts_AreMergedInTheOrderOfTheirNumbers()
    {
        var exports = ExportFolder.Read(
            ("users-10.csv", "Username\nd@example.com\n"),
            ("users-2.json", """[{"Username":"c@example.com"}]"""),
            ("users-1.csv", "Username\nb@example.com\n"),
            ("USERS.CSV", "Username\na@example.com\n"),
            ("users-old.csv", "Username\nx@example.com\n"),
            ("users.txt", "Username\ny@example.com\n"));

        Assert.Equal(["a@example.com", "b@example.com", "c@example.com", "d@example.com"], exports.Users.Select(user => user.Username));
        Assert.Equal(
            ["org-data/USERS.CSV", "org-data/users-1.csv", "org-data/users-2.json", "org-data/users-10.csv"],
            exports.State(UserRow.Export).Files);
    }

    [Fact]
    public void Read_SameExportInTwoFormats_ReadsOneAndSaysSo()
    {
        var exports = ExportFolder.Read(("users.csv", Csv), ("users.json", SfJson));

        Assert.Equal(2, exports.Users.Length);
        var problem = Assert.Single(exports.Problems);
        Assert.Equal("org-data/users.json:1:1", problem.Location.ToString());
        Assert.Contains("org-data/users.csv is the same export", problem.Message);
    }

    [Fact]
    public void Read_NameThatBeginsWithAnothers_IsNotTakenForIt()
    {
        var exports = ExportFolder.Read(
            ("permission-set-licenses.csv", "DeveloperName,TotalLicenses,UsedLicenses\nSalesforceAPIIntegrationPsl,5,1\n"),
            ("permission-set-license-assignments.csv", "AssigneeId,PermissionSetLicenseId\n005000000000001,0PL000000000001\n"));

        Assert.False(exports.Has(PermissionSetRow.Export));
        Assert.Single(exports.PermissionSetLicenses);
        Assert.Single(exports.PermissionSetLicenseAssignments);
        Assert.Empty(exports.Problems);
    }

    private static void AssertUsers(OrgExports exports)
    {
        Assert.Empty(exports.Problems);
        Assert.Equal(2, exports.Users.Length);
        var (sync, ana) = (exports.Users[0], exports.Users[1]);
        Assert.Equal(new SalesforceId("005000000000001"), sync.Id);
        Assert.Equal("sync@example.com", sync.Username);
        Assert.Equal("Sync, Data", sync.Name);
        Assert.True(sync.IsActive);
        Assert.Equal("Integration", sync.ProfileName);
        Assert.Equal("Salesforce", sync.UserLicenseName);
        Assert.Equal(["MarketingUser"], sync.FeatureFlags);
        Assert.Equal("Ana Müller", ana.Name);
        Assert.False(ana.IsActive);
        Assert.Empty(ana.FeatureFlags);
    }
}
