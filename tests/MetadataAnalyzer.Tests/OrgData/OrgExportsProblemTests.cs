using System.Text;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;
using Xunit;

namespace MetadataAnalyzer.Tests.OrgData;

/// <summary>What is wrong in an export is told with its place, and the rest is used.</summary>
public sealed class OrgExportsProblemTests
{
    [Fact]
    public void Read_NoFolder_HasNothing()
    {
        var exports = OrgExports.Read(
            new System.IO.Abstractions.TestingHelpers.MockFileSystem(), "/nowhere", ct: TestContext.Current.CancellationToken);

        Assert.Equal(OrgExports.All, exports.States.Select(state => state.Export));
        Assert.All(exports.States, state => Assert.Equal(OrgExportPresence.Missing, state.Presence));
        Assert.Equal(OrgExports.Empty.States.Select(state => state.Export), exports.States.Select(state => state.Export));
    }

    [Theory]
    [InlineData("users.csv", "")]
    [InlineData("users.csv", "\r\n \n")]
    [InlineData("users.json", "")]
    public void Read_EmptyFile_IsAProblem(string name, string text)
    {
        var exports = ExportFolder.Read((name, text));

        Assert.Equal("the file is empty; run the query again", Assert.Single(exports.Problems).Message);
        Assert.Equal(OrgExportPresence.Partial, exports.State(UserRow.Export).Presence);
    }

    [Theory]
    [InlineData("users.json", """{"status":0,"result":{"records":[],"totalSize":0,"done":true}}""")]
    [InlineData("users.json", "[]")]
    [InlineData("users.csv", "Id,Username,Name,IsActive,LastLoginDate,ProfileId,Profile.UserLicense.Name,UserType\n")]
    public void Read_NoRecords_IsPresentWithoutRows(string name, string text)
    {
        var exports = ExportFolder.Read((name, text));

        Assert.True(exports.Has(UserRow.Export));
        Assert.Equal(OrgExportPresence.Present, exports.State(UserRow.Export).Presence);
        Assert.Empty(exports.Users);
        Assert.Empty(exports.Problems);
    }

    [Fact]
    public void Read_MergeConflict_IsToldAtItsMarkersAndBothSidesCount()
    {
        var exports = ExportFolder.Read(("users.csv",
            "Id,Username,IsActive\n<<<<<<< "
                + "HEAD\n005000000000001,ana@example.com,true\n=======\n005000000000002,bob@example.com,true\n>>>>>>> other\nleft over\n"));

        Assert.Equal(["ana@example.com", "bob@example.com"], exports.Users.Select(user => user.Username));
        var lines = exports.Problems.Where(problem => problem.Message.Contains("merge conflict", StringComparison.Ordinal))
            .Select(problem => problem.Location.Line);
        Assert.Equal([2, 4, 6], lines);
        Assert.Contains(exports.Problems, problem => problem.Message == "the record has 1 field where the header has 3; it is not used");
    }

    [Fact]
    public void Read_MissingRequiredColumn_IsToldOnceWithTheQuery()
    {
        var exports = ExportFolder.Read(("users.csv", "Id,Name\n005000000000001,Ana\n005000000000002,Bob\n"));

        var problem = Assert.Single(exports.Problems);
        Assert.Equal(("org-data/users.csv:1", "Username"), (problem.Location.ToString(), problem.Column));
        Assert.Contains("SELECT Id, Username", problem.Message);
        Assert.Empty(exports.Users);
        Assert.Equal(OrgExportPresence.Partial, exports.State(UserRow.Export).Presence);
    }

    [Fact]
    public void Read_MissingExpectedColumn_IsPartialWithoutAProblem()
    {
        var exports = ExportFolder.Read(("users.csv", "Username\nana@example.com\n"));

        Assert.Empty(exports.Problems);
        Assert.Single(exports.Users);
        var state = exports.State(UserRow.Export);
        Assert.Equal(OrgExportPresence.Partial, state.Presence);
        Assert.Equal(
            ["Id", "IsActive", "LastLoginDate", "Name", "Profile.UserLicense.Name", "ProfileId", "UserType"], state.MissingColumns);
    }

    [Fact]
    public void Read_JsonNullRelationship_HasItsColumns()
    {
        var exports = ExportFolder.Read(("users.json", """
            [{"Id":"005000000000001","Username":"a@x.com","Name":"A","IsActive":true,"LastLoginDate":null,"UserType":"Standard","ProfileId":"00e000000000001","Profile":null}]
            """));

        Assert.Equal(OrgExportPresence.Present, exports.State(UserRow.Export).Presence);
    }

    [Fact]
    public void Read_TooFewOrTooManyFields_LosesTheRecordAlone()
    {
        var exports = ExportFolder.Read(
            ("users.csv", "Username,Name,IsActive\na@x.com,A\nb@x.com,B,true\nc@x.com,C,true,surplus\nd@x.com,D,true,,\n,,\n,,,,\n"));

        Assert.Equal(["b@x.com", "d@x.com"], exports.Users.Select(user => user.Username));
        Assert.Equal(["org-data/users.csv:2", "org-data/users.csv:4"], exports.Problems.Select(problem => problem.Location.ToString()));
        Assert.Equal(["a@x.com", "c@x.com"], exports.Problems.Select(problem => problem.UserKey));
    }

    [Fact]
    public void Read_UnreadableValue_IsToldWithRowColumnAndUser()
    {
        var exports = ExportFolder.Read(("users.csv", "Username,IsActive,LastLoginDate\n\na@x.com,maybe,1/8/2026 03:04\nb@x.com,TRUE,\n"));

        Assert.Equal(2, exports.Users.Length);
        Assert.Null(exports.Users[0].IsActive);
        Assert.Null(exports.Users[0].LastLoginDate);
        Assert.Equal(
            [("org-data/users.csv:3", "IsActive", "a@x.com"), ("org-data/users.csv:3", "LastLoginDate", "a@x.com")],
            exports.Problems.Select(problem => (problem.Location.ToString(), problem.Column!, problem.UserKey!)));
        Assert.Contains("'maybe' is not true or false", exports.Problems[0].Message);
    }

    [Fact]
    public void Read_SecondRecordOfAUser_IsNotUsed()
    {
        var exports = ExportFolder.Read(
            (
                "users.csv",
                "Id,Username,Name\n005000000000001,a@x.com,First\n005000000000001AAA,b@x.com,Same id\n005000000000003,A@X.com,Same name\n"),
            ("users-1.csv", "Id,Username,Name\n005000000000001,c@x.com,Other part\n"));

        Assert.Equal("First", Assert.Single(exports.Users).Name);
        Assert.Equal(
            ["org-data/users-1.csv:2", "org-data/users.csv:3", "org-data/users.csv:4"],
            exports.Problems.Select(problem => problem.Location.ToString()));
        Assert.All(exports.Problems, problem => Assert.Contains("the record at org-data/users.csv:2 is used", problem.Message));
    }

    [Fact]
    public void Read_QuoteThatIsNeverClosed_LosesTheRecordAlone()
    {
        var exports = ExportFolder.Read(("users.csv", "Username,Name\na@x.com,\"A\nline\"\nb@x.com,\"B\nc@x.com,C\nd@x.com,\"D, d\"\n"));

        Assert.Equal(["a@x.com", "c@x.com", "d@x.com"], exports.Users.Select(user => user.Username));
        Assert.Equal("A\nline", exports.Users[0].Name);
        Assert.Equal([2, 5, 6], exports.Users.Select(user => user.Location.Line));
        var problem = Assert.Single(exports.Problems);
        Assert.Equal(("org-data/users.csv:4", "b@x.com"), (problem.Location.ToString(), problem.UserKey));
    }

    [Fact]
    public void Read_QuoteThatClosesInALaterRecord_LosesTheTwoRecords()
    {
        var exports = ExportFolder.Read(("users.csv", "Username,Name\na@x.com,\"A\nb@x.com,B\nc@x.com,C\"c\nd@x.com,D\n"));

        Assert.Equal(["b@x.com", "c@x.com", "d@x.com"], exports.Users.Select(user => user.Username));
        Assert.Equal("org-data/users.csv:2", Assert.Single(exports.Problems).Location.ToString());
    }

    [Fact]
    public void Read_QuoteInTheHeaderThatIsNeverClosed_StillReadsRecords()
    {
        var exports = ExportFolder.Read(("users.csv", "Username,\"Name\na@x.com,A\n"));

        Assert.Equal("a@x.com", Assert.Single(exports.Users).Username);
    }

    [Fact]
    public void Read_QuoteInsideAValue_IsKept()
    {
        var exports = ExportFolder.Read(("users.csv", "Username,Name\na@x.com,5\" pipe\n"));

        Assert.Equal("5\" pipe", Assert.Single(exports.Users).Name);
        Assert.Empty(exports.Problems);
    }

    [Fact]
    public void Read_ValueThatIsTooLong_LosesTheRecordAlone()
    {
        var options = new OrgExportOptions { MaxValueBytes = 100 };
        var longName = new string('x', 101);

        var csv = ExportFolder.Read(options, ("users.csv", Encoding.UTF8.GetBytes($"Username,Name\na@x.com,{longName}\nb@x.com,B\n")));
        var json = ExportFolder.Read(options, ("users.json", Encoding.UTF8.GetBytes($$"""[{"Username":"a@x.com","Name":"{{longName}}"},{"Username":"b@x.com"}]""")));

        Assert.Equal(["b@x.com"], csv.Users.Select(user => user.Username));
        Assert.Equal(["b@x.com"], json.Users.Select(user => user.Username));
        Assert.Equal(("Name", "a@x.com"), (Assert.Single(csv.Problems).Column, csv.Problems[0].UserKey));
        Assert.Equal(("Name", "a@x.com"), (Assert.Single(json.Problems).Column, json.Problems[0].UserKey));
    }

    [Fact]
    public void Read_RecordBeyondAllBounds_IsToldAndTheRestIsRead()
    {
        var exports =
            ExportFolder.Read((
                "users.csv",
                "Username,Name\na@x.com,\"" + string.Concat(Enumerable.Repeat(new string('x', 99_999) + "\n", 400)) + "\nb@x.com,B\n"));

        Assert.Contains("b@x.com", exports.Users.Select(user => user.Username));
        Assert.Contains("org-data/users.csv:2", exports.Problems.Select(problem => problem.Location.ToString()));
        Assert.Equal(101, exports.Problems.Length);
        Assert.StartsWith("300 more problems", exports.Problems.Single(problem => !problem.Location.IsRecord).Message);
    }

    [Fact]
    public void Read_LineBeyondAllBounds_EndsTheFileWithAProblem()
    {
        var exports = ExportFolder.Read(("users.csv", "Username,Name\na@x.com,A\nb@x.com," + new string('x', 20 << 20) + "\nc@x.com,C\n"));

        Assert.Equal("a@x.com", Assert.Single(exports.Users).Username);
        Assert.Contains("the rest of the file is not read", Assert.Single(exports.Problems).Message);
    }

    [Fact]
    public void Read_HeaderQuoteBeforeALongFile_StillReadsRecords()
    {
        var exports =
            ExportFolder.Read((
                "users.csv",
                "\"Username,Name\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{i}@x.com,{new string('x', 1_000_000)}\n"))));

        Assert.Equal(OrgExportPresence.Partial, exports.State(UserRow.Export).Presence);
        Assert.Contains("Username", exports.Problems.Select(problem => problem.Column));
    }

    [Fact]
    public void Read_RecordsAcrossBuffers_AreWhole()
    {
        var rows = Enumerable.Range(0, 3_000).Select(i => (Username: $"user{i}@example.com", Name: $"Name \u00fc {i}")).ToList();

        var csv =
            ExportFolder.Read(("users.csv", "Name,Username\n" + string.Concat(rows.Select(row => $"\"{row.Name}\",{row.Username}\n"))));
        var json = ExportFolder.Read(("users.json", $"[{string.Join(",\n", rows.Select(row => $$"""{"Username":"{{row.Username}}","Name":"{{row.Name}}"}"""))}]"));

        Assert.Equal(rows, csv.Users.Select(user => (user.Username, user.Name!)));
        Assert.Equal(rows, json.Users.Select(user => (user.Username, user.Name!)));
        Assert.Equal(Enumerable.Range(1, 3_000), json.Users.Select(user => user.Location.Line));
    }

    [Theory]
    [InlineData("users.json", """{"status":1,"name":"INVALID_FIELD","message":"No such column 'X'\non entity 'User'"}""", "INVALID_FIELD No such column 'X' on entity 'User'")]
    [InlineData("users.json", """[{"message":"Session expired","errorCode":"INVALID_SESSION_ID"}]""", "Session expired INVALID_SESSION_ID")]
    [InlineData("users.csv", """{"status":1,"message":"x"}""", "error instead of records: x")]
    [InlineData("users.json", """{"status":0}""", "no array of records")]
    [InlineData("users.json", "Error (1): nothing", "it begins 'Error (1): nothing'")]
    [InlineData("users.csv", " <!DOCTYPE html><html></html>", "HTML or XML")]
    [InlineData("users.csv", "PK\u0003\u0004rest", "Excel workbook")]
    [InlineData("users.csv", "MZ\u0000\u0001\u0002 binary", "binary")]
    public void Read_FileThatIsNoExport_IsToldInOneProblem(string name, string text, string message)
    {
        var exports = ExportFolder.Read((name, text));

        Assert.Contains(message, Assert.Single(exports.Problems).Message);
        Assert.Empty(exports.Users);
        Assert.Equal(OrgExportPresence.Partial, exports.State(UserRow.Export).Presence);
    }

    [Theory]
    [InlineData("""{"result":{"records":[{"Username":"a@x.com"}],"totalSize":7,"done":true}}""", "1 of 7 records")]
    [InlineData("""{"records":[{"Username":"a@x.com"}],"done":false}""", "the query stopped early")]
    [InlineData("""[{"Username":"a@x.com"},{"Username":"b@""", "breaks off")]
    [InlineData("""[{"Username":"a@x.com"} nonsense""", "malformed")]
    [InlineData("""[{"Username":"a@x.com"}, 5]""", "something other than a record")]
    [InlineData("""[{"Username":"a@x.com"}, {"Name":"B"}]""", "no Username")]
    [InlineData("""[{"Name":"B"}, {"Username":"a@x.com"}]""", "1 records from here on have no Username")]
    public void Read_JsonThatIsNotWhole_UsesWhatIsThere(string text, string message)
    {
        var exports = ExportFolder.Read(("users.json", text));

        Assert.Equal("a@x.com", Assert.Single(exports.Users).Username);
        Assert.Contains(message, Assert.Single(exports.Problems).Message);
    }

    [Fact]
    public void Read_CsvAsLongAsTheCliAllows_IsSuspect()
    {
        var exports = ExportFolder.Read(
            ("profiles.csv", "Id,Name,UserLicenseId\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"00e{i:D12},P{i},\n"))));

        Assert.Equal(10_000, exports.Profiles.Length);
        Assert.Contains("exactly 10000 records", Assert.Single(exports.Problems).Message);
    }

    [Fact]
    public void Read_Windows1252_IsReadableAndTold()
    {
        var exports = ExportFolder.Read(("users.csv", Encoding.Latin1.GetBytes("Username,Name\na@x.com,Müller\nb@x.com,Mårten\n")));

        Assert.Equal(["Müller", "Mårten"], exports.Users.Select(user => user.Name));
        Assert.Contains("not UTF-8", Assert.Single(exports.Problems).Message);
    }

    [Fact]
    public void Read_ManyProblems_AreBounded()
    {
        var options = new OrgExportOptions { MaxProblemsPerFile = 3 };

        var exports =
            ExportFolder.Read(options, (
                "users.csv",
                Encoding.UTF8.GetBytes("Username,IsActive\n" + string.Concat(Enumerable.Range(0, 10).Select(i => $"{i}@x.com,?\n")))));

        Assert.Equal(10, exports.Users.Length);
        Assert.Equal(4, exports.Problems.Length);
        Assert.StartsWith("7 more problems", exports.Problems[0].Message);
    }

    [Fact]
    public void Read_Cancelled_Throws()
    {
        var fileSystem = new System.IO.Abstractions.TestingHelpers.MockFileSystem();
        fileSystem.AddFile("/exports/users.csv", new("Username\na@x.com\n"));

        Assert.Throws<OperationCanceledException>(() => OrgExports.Read(fileSystem, "/exports", ct: new CancellationToken(canceled: true)));
    }
}
