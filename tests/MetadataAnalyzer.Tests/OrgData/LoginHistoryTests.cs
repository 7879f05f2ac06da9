using System.Text;
using CsCheck;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;
using Xunit;

namespace MetadataAnalyzer.Tests.OrgData;

public sealed class LoginHistoryTests
{
    private const string Header = "UserId,LoginTime,LoginType,LoginSubType,Application,SourceIp,Status\n";

    private static readonly DateOnly Start = new(2026, 5, 1);
    private static readonly string[] Users = ["005000000000001", "005000000000001AAA", "005000000000002AAA", "00500000000000a"];
    private static readonly string[] Types = ["Application", "Remote Access 2.0"];
    private static readonly string[] SubTypes = ["UsernamePasswordUiLogin", ""];
    private static readonly string[] Applications = ["Browser", "Sync, \"App\""];
    private static readonly string[] Statuses = ["Success", "success", "Invalid Password", ""];

    private static readonly Gen<Row> GenRow = Gen.Select(
        Gen.Int[0, Users.Length - 1],
        Gen.Int[0, 40],
        Gen.Int[0, 86_399],
        Gen.Int[0, 1],
        Gen.Int[0, 1],
        Gen.Int[0, 1],
        Gen.Int[0, 5],
        Gen.Int[0, Statuses.Length - 1],
        (user, day, second, type, subType, application, address, status) =>
            new Row(
                Users[user], Start.AddDays(day), second, Types[type], SubTypes[subType], Applications[application], $"10.0.0.{address}",
                Statuses[status]));

    [Fact]
    public void Window_AnyRows_EqualsANaiveCount() =>
        Gen.Select(GenRow.Array[0, 60], Gen.Int[-1, 41], Gen.Int[-1, 41]).Sample(
            (rows, from, to) => AssertEqualsNaive(rows, Start.AddDays(from), Start.AddDays(to)), iter: 300);

    [Fact]
    public void Window_Boundaries_AreInclusive()
    {
        var logins = Read("005000000000001,2026-08-01T00:00:00.000Z,Application,,Browser,1.1.1.1,Success\n005000000000001,"
            + "2026-08-31T23:59:59.000Z,Application,,Browser,1.1.1.1,Success\n").Logins;
        var user = logins.ForUser("005000000000001")!;

        Assert.Equal(2, Assert.Single(user.Window(new(2026, 8, 1), new(2026, 8, 31))).Count);
        Assert.Equal(new DateOnly(2026, 8, 31), Assert.Single(user.Window(new(2026, 8, 2), new(2026, 8, 31))).First);
        Assert.Equal(1, Assert.Single(user.Window(new(2026, 8, 1), new(2026, 8, 30))).Count);
        Assert.Empty(user.Window(new(2026, 8, 2), new(2026, 8, 30)));
        Assert.Empty(user.Window(new(2026, 8, 31), new(2026, 8, 1)));
        Assert.Equal((new DateOnly(2026, 8, 1), new DateOnly(2026, 8, 31)), (logins.Days[0].Date, logins.Days[^1].Date));
    }

    [Theory]
    [InlineData("005000000000001AAA")]
    [InlineData("ANA@example.com")]
    public void Window_PartsThatNameOneUserInTwoWays_AreSummedUp(string user)
    {
        var logins = ExportFolder.Read(
            ("users.csv", "Id,Username\n005000000000001AAA,ana@example.com\n"),
            ("login-history-1.csv", "User.Username,LoginTime,LoginType,Status\nAna@example.com,2026-08-01,Application,Success\n"),
            ("login-history-2.csv", "UserId,LoginTime,LoginType,Status\n005000000000001,2026-08-01,Application,Success\n")).Logins;

        Assert.Equal(2, Assert.Single(logins.ForUser(user)!.Window(DateOnly.MinValue, DateOnly.MaxValue)).Count);
    }

    [Fact]
    public void Window_HugeCounts_DoNotOverflow()
    {
        var logins = ExportFolder.Read((
            "login-history.csv", "UserId,LoginTime,LoginType,Status,Count\n"
                + string.Concat(Enumerable.Repeat("005000000000001,2026-08-01,Application,Success,2147483647\n", 2)))).Logins;

        Assert.Equal(
            2L * int.MaxValue, Assert.Single(logins.ForUser("005000000000001")!.Window(DateOnly.MinValue, DateOnly.MaxValue)).Count);
    }

    [Fact]
    public void Window_TimeZones_AreDaysInUtc()
    {
        var user = Read("005000000000001,2026-08-01T01:00:00+02:00,Application,,Browser,,Success\n").Logins.ForUser("005000000000001")!;

        Assert.Equal(new DateOnly(2026, 7, 31), Assert.Single(user.Window(DateOnly.MinValue, DateOnly.MaxValue)).Last);
    }

    [Fact]
    public void Window_LatestRecord_IsTheOneInTheWindow()
    {
        var user = Read("""
            005000000000001,2026-08-03T00:00:00Z,Application,,Browser,,Success
            005000000000001,2026-08-01T05:00:00Z,Application,,Browser,,Success
            005000000000001,2026-08-01T04:00:00Z,Application,,Browser,,Success
            """).Logins.ForUser("005000000000001")!;

        Assert.Equal("org-data/login-history.csv:2", Assert.Single(user.Window(new(2026, 8, 1), new(2026, 8, 3))).Latest.ToString());
        Assert.Equal("org-data/login-history.csv:3", Assert.Single(user.Window(new(2026, 8, 1), new(2026, 8, 2))).Latest.ToString());
    }

    [Fact]
    public void ForUser_EitherIdFormOrUsername_FindsTheUser()
    {
        var exports = ExportFolder.Read(
            ("users.csv", "Id,Username\n005000000000001AAA,Sync@x.com\n"),
            ("login-history.csv", Header + "005000000000001,2026-08-01,Application,,Browser,,Success\n"));

        Assert.NotNull(exports.Logins.ForUser("005000000000001"));
        Assert.NotNull(exports.Logins.ForUser("005000000000001AAA"));
        Assert.NotNull(exports.Logins.ForUser("sync@X.com"));
        Assert.Null(exports.Logins.ForUser("other@x.com"));
    }

    [Fact]
    public void ForUser_HistoryByUsername_FindsTheUserById()
    {
        var exports = ExportFolder.Read(
            ("users.csv", "Id,Username\n005000000000001AAA,sync@x.com\n"),
            ("login-history.csv", "Username,LoginTime,LoginType,Status\nSYNC@x.com,2026-08-01 03:04:05,Application,Success\n"));

        Assert.NotNull(exports.Logins.ForUser("005000000000001"));
        Assert.Empty(exports.Problems);
        Assert.Equal(["Application", "LoginSubType", "SourceIp"], exports.State(LoginHistory.Export).MissingColumns);
    }

    [Fact]
    public void Read_BadTime_LosesTheRecordAlone()
    {
        var exports = Read("""
            005000000000001,08/01/2026 03:04,Application,,Browser,,Success
            005000000000001,,Application,,Browser,,Success
            005000000000001,2026-08-01T03:04:05.000+0000,Application,,Browser,,Success
            """);

        Assert.Equal(1, exports.Logins.RowCount);
        Assert.Equal(1, exports.State(LoginHistory.Export).Rows);
        Assert.Equal([2, 3], exports.Problems.Select(problem => problem.Location.Line));
        Assert.All(exports.Problems, problem => Assert.Equal(("LoginTime", "005000000000001"), (problem.Column, problem.UserKey)));
    }

    [Fact]
    public void Read_CountColumn_IsCounted()
    {
        var exports = ExportFolder.Read(
            ("login-history.csv", "UserId,LoginTime,LoginType,Status,Count\n005000000000001,2026-08-01,Application,Success,40\n"));

        Assert.Equal(40, Assert.Single(exports.Logins.ForUser("005000000000001")!.Window(DateOnly.MinValue, DateOnly.MaxValue)).Count);
    }

    [Fact]
    public void Read_NoStatusColumn_IsNoStatusAndIsTold()
    {
        var exports = ExportFolder.Read(("login-history.csv", "UserId,LoginTime,LoginType\n005000000000001,2026-08-01,Application\n"));

        Assert.Equal("", Assert.Single(exports.Logins.ForUser("005000000000001")!.Window(DateOnly.MinValue, DateOnly.MaxValue)).Status);
        Assert.Equal("", Assert.Single(exports.Logins.Statuses).Word);
        Assert.Equal("Status", Assert.Single(exports.Problems).Column);
    }

    [Fact]
    public void SourceIps_MoreThanTheLimit_AreCut()
    {
        var rows = string.Concat(
            Enumerable.Range(0, 5).Select(i => $"005000000000001,2026-08-0{i + 1},Application,,Browser,10.0.0.{i},Success\n"));
        var options = new OrgExportOptions { MaxSourceAddressesPerUser = 3 };

        var user = ExportFolder.Read(options, ("login-history.csv", Encoding.UTF8.GetBytes(Header + rows))).Logins
            .ForUser("005000000000001")!;

        var sources = user.SourceIps(new(2026, 8, 2), new(2026, 8, 9));
        Assert.True(sources.IsCut);
        Assert.Equal(["10.0.0.1", "10.0.0.2"], sources.Addresses.Select(source => source.Address));
        Assert.Equal("org-data/login-history.csv:3", sources.Addresses[0].Latest.ToString());
    }

    [Fact]
    public void Read_Parts_KeepTheirOwnLocations()
    {
        var exports = ExportFolder.Read(
            ("login-history-1.csv", Header + "005000000000001,2026-08-01,Application,,Browser,,Success\n"),
            ("login-history-2.csv", Header + "\n005000000000001,2026-08-02,Application,,Browser,,Success\n"));

        var use = Assert.Single(exports.Logins.ForUser("005000000000001")!.Window(DateOnly.MinValue, DateOnly.MaxValue));
        Assert.Equal((2, "org-data/login-history-2.csv:3"), (use.Count, use.Latest.ToString()));
    }

    [Fact]
    public void Read_HeaderAlone_HasNoDays()
    {
        var logins = Read("").Logins;

        Assert.Empty(logins.Days);
        Assert.Empty(logins.Statuses);
        Assert.Null(logins.ForUser("005000000000001"));
    }

    [Fact]
    public void Statuses_AreCountedWithTheirFirstRecord()
    {
        var logins = Read("""
            005000000000001,2026-08-02,Application,,Browser,,Erfolg
            005000000000001,2026-08-01,Application,,Browser,,Success
            005000000000002,2026-08-01,Application,,Browser,,Erfolg
            """).Logins;

        Assert.Equal(
            [("Erfolg", 2, "org-data/login-history.csv:2"), ("Success", 1, "org-data/login-history.csv:3")],
            logins.Statuses.Select(status => (status.Word, status.Rows, status.First.ToString())));
        Assert.Equal([(new DateOnly(2026, 8, 1), 2L), (new DateOnly(2026, 8, 2), 1L)], logins.Days.Select(day => (day.Date, day.Rows)));
    }

    [Fact]
    public void Statuses_OfAColumnOfDistinctValues_AreBounded()
    {
        var logins =
            Read(
                string.Concat(Enumerable.Range(0, 5000)
                    .Select(i => $"005000000000001,2026-08-01,Application,,Browser,10.0.0.1,word {i}\n"))).Logins;

        Assert.InRange(logins.Statuses.Length, 2, 300);
        Assert.Equal(5000, logins.Statuses.Sum(status => status.Rows));
        Assert.Equal(5000, logins.ForUser("005000000000001")!.Window(DateOnly.MinValue, DateOnly.MaxValue).Sum(use => use.Count));
    }

    private static OrgExports Read(string rows) => ExportFolder.Read(("login-history.csv", Header + rows));

    private static void AssertEqualsNaive(Row[] rows, DateOnly from, DateOnly to)
    {
        var text = string.Concat(rows.Select(row => row.ToCsv()));

        var logins = Read(text).Logins;

        Assert.Equal(rows.Length, logins.RowCount);
        Assert.Equal(rows.Select(row => row.Day).Distinct().Order(), logins.Days.Select(day => day.Date));
        foreach (var ofUser in rows.GroupBy(row => new SalesforceId(row.User)))
        {
            var inWindow = ofUser.Where(row => row.Day >= from && row.Day <= to);
            var expected = inWindow
                .GroupBy(row => (row.Type, row.SubType, row.Application, row.Status))
                .OrderBy(use => use.Key.Type, StringComparer.Ordinal)
                .ThenBy(use => use.Key.SubType, StringComparer.Ordinal)
                .ThenBy(use => use.Key.Application, StringComparer.Ordinal)
                .ThenBy(use => use.Key.Status, StringComparer.Ordinal)
                .Select(use => (use.Key, use.LongCount(), use.Min(row => row.Day), use.Max(row => row.Day)));
            var user = logins.ForUser(ofUser.Key.Value)!;

            var actual = user.Window(from, to)
                .Select(use => ((use.LoginType, use.LoginSubType, use.Application, use.Status), use.Count, use.First, use.Last));
            Assert.Equal(expected, actual);
            Assert.Equal(
                ofUser.GroupBy(row => (row.Address, row.Status))
                    .Select(a => (a.Key.Address, a.Key.Status, a.Min(row => row.Day), a.Max(row => row.Day)))
                    .Order(),
                user.SourceIps(DateOnly.MinValue, DateOnly.MaxValue).Addresses
                    .Select(source => (source.Address, source.Status, source.First, source.Last))
                    .Order());
        }
    }

    private sealed record Row(
        string User, DateOnly Day, int Second, string Type, string SubType, string Application, string Address, string Status)
    {
        public string ToCsv()
        {
            var time = Day.ToDateTime(TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(Second)));
            return $"{User},{time:yyyy-MM-ddTHH:mm:ss}.000+0000,{Type},{SubType},\"{Application.Replace("\"", "\"\"")}\",{Address},"
                + $"{Status}\n";
        }
    }
}
