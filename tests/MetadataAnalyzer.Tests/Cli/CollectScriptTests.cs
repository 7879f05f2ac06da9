using System.Management.Automation.Language;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>The scripts that <c>collect</c> writes, in a POSIX shell and in PowerShell: whatever one of them does the other does.</summary>
[Collection(PowerShellRun.Collection)]
public sealed class CollectScriptTests : IDisposable
{
    private const string OrgData = "project/org-data/";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Shells => ["sh", "PowerShell"];

    public static TheoryData<string> HostileNames =>
    [
        "it's \"mine\" $(touch pwned) `touch pwned`", "'; Remove-Item * #", "’; touch pwned; ‘ & touch pwned | b",
        "名前 Ünï [1] {0} ~ %PATH% !!",
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Shells))]
    public void EveryQuery_IsRun_AndAnOptionalOneMayFail(string shell)
    {
        Ask(ScriptRun.FailOn, " FROM GroupMember ");

        var run = Run(shell, _folder, "my org");

        Assert.Equal(0, run.Code);
        Assert.Equal(
            OrgExports.All.Where(export => export.IsQueried && export != GroupMemberRow.GroupExport && export != GroupMemberRow.QueueExport)
                .Select(query => query.FileNameOfPage("-1").Replace("{object}", "Account", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
            Exports(_folder));
        Assert.Contains("group-members.csv failed; it is optional, going on", run.Messages, StringComparison.Ordinal);
        Assert.Contains("UserPermissionsMarketingUser FROM User", Content("users.csv"), StringComparison.Ordinal);
        Assert.Contains("--target-org my org", Content("profiles.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void RequiredQueryThatFails_StopsTheScript_AndSaysHowToSignIn(string shell)
    {
        Ask(ScriptRun.FailOn, " FROM PermissionSetLicenseAssign");

        var run = Run(shell, _folder, "my-org");

        Assert.Equal(1, run.Code);
        Assert.Contains("ERROR: refused", run.Messages, StringComparison.Ordinal);
        Assert.Contains("permission-set-license-assignments.csv failed and is required", run.Messages, StringComparison.Ordinal);
        Assert.Contains("sf org login web --alias ALIAS", run.Messages, StringComparison.Ordinal);
        Assert.Contains("PermissionSetLicenseAssign", run.Calls[^1][5], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void Limit_IsLifted_AndWhatIsAboveItComesByTheBulkApi(string shell)
    {
        Ask(ScriptRun.CutOn, " FROM LoginHistory WHERE LoginTime = LAST_N_DAYS:120 limit 1000000 ");

        var run = Run(shell, _folder, "my-org");

        Assert.Equal(0, run.Code);
        var bulk = Assert.Single(run.Calls, call => call is ["sf", "data", "export", _, _, "org-data/login-history.csv.soql", ..]);
        Assert.Equal(["sf", "data", "export", "bulk", "--query-file", "org-data/login-history.csv.soql"], bulk[..6]);
        Assert.Equal(["--result-format", "csv", "--output-file", "org-data/login-history.csv.partial", "--wait", "60"], bulk[7..13]);
        Assert.Contains("export bulk", Content("login-history.csv"), StringComparison.Ordinal);
        Assert.Contains("above the limit of 1000000 records", run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void FieldsOfAllSets_ComePageByPage_FromTheLastId(string shell)
    {
        Ask(ScriptRun.PageOn, " FROM PermissionSet WHERE Id > '000000000000000' ");
        _folder.Write(OrgData + "permission-set-permissions-1.json", "of an earlier run");
        _folder.Write(OrgData + "permission-set-permissions-3.json", "of an earlier run");

        var run = Run(shell, _folder, "my-org");

        Assert.Equal(0, run.Code);
        Assert.Equal(
            [
                "SELECT FIELDS(ALL) FROM PermissionSet WHERE Id > '000000000000000' ORDER BY Id LIMIT 200",
                "SELECT FIELDS(ALL) FROM PermissionSet WHERE Id > '0PS000000000299AAA' ORDER BY Id LIMIT 200",
            ],
            run.Calls.SelectMany(call => call).Where(word => word.Contains(" FROM PermissionSet WHERE ", StringComparison.Ordinal)));
        Assert.Equal(
            ["permission-set-permissions-1.json", "permission-set-permissions-2.json"],
            Exports(_folder).Where(file => file!.Contains("set-permissions", StringComparison.Ordinal)));
        Assert.Contains("0PS000000000100AAA", Content("permission-set-permissions-1.json"), StringComparison.Ordinal);
    }

    /// <summary>Pages of two days, or some of them, would take rights away that the org gives.</summary>
    [Theory]
    [MemberData(nameof(Shells))]
    public void PageThatFails_KeepsThoseOfTheEarlierRun(string shell)
    {
        Ask(ScriptRun.PageOn, " FROM PermissionSet WHERE Id > '000000000000000' ");
        Ask(ScriptRun.FailOn, " FROM PermissionSet WHERE Id > '0PS");
        _folder.Write(OrgData + "permission-set-permissions-1.json", "of an earlier run");

        var run = Run(shell, _folder, "my-org");

        Assert.Equal(0, run.Code);
        Assert.Equal("of an earlier run", Content("permission-set-permissions-1.json"));
        Assert.All(Exports(_folder), file => Assert.Matches(@"\.(csv|json)$", file!));
        Assert.Contains("permission-set-permissions.json failed; it is optional, going on", run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void FieldPermissions_ComeByTheBulkApi(string shell)
    {
        var run = Run(shell, _folder, "my-org");

        var bulk = Assert.Single(run.Calls, call => call[2] == "export");
        Assert.Contains("org-data/field-permissions.csv.soql", bulk);
        Assert.Contains("export bulk", Content("field-permissions.csv"), StringComparison.Ordinal);
    }

    /// <summary>Half of a login history would make users look dormant.</summary>
    [Theory]
    [MemberData(nameof(Shells))]
    public void CutExport_IsNotKept_WhenTheBulkApiFails(string shell)
    {
        Ask(ScriptRun.CutOn, " FROM LoginHistory ");
        Ask(ScriptRun.FailOn, "data export bulk");

        var run = Run(shell, _folder, "my-org");

        Assert.Equal(1, run.Code);
        Assert.Contains("login-history.csv failed and is required", run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("login-history.csv", Exports(_folder));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void SecondRun_TakesNothingOfAnInterruptedOne(string shell)
    {
        _folder.Write(OrgData + "cron-triggers.csv", "Id\nof an earlier run\n");
        _folder.Write(OrgData + "cron-triggers.csv.partial", "half");
        _folder.Write(OrgData + "oauth-tokens.csv", "Id\nof an earlier run\n");
        _folder.Write(OrgData + "oauth-tokens.csv.soql", "SELECT");
        Ask(ScriptRun.NoFileOn, " FROM CronTrigger ");
        Ask(ScriptRun.FailOn, " FROM OauthToken ");

        var run = Run(shell, _folder, "my-org");

        Assert.Equal(0, run.Code);
        Assert.Equal(OrgExports.All.Count(export => export.IsQueried) - 1, Exports(_folder).Count());
        Assert.DoesNotContain("cron-triggers.csv", Exports(_folder));
        Assert.Equal("Id\nof an earlier run\n", Content("oauth-tokens.csv"));
        Assert.Contains("oauth-tokens.csv failed; it is optional, going on with the file of an earlier run", run.Messages);
    }

    [Fact]
    public void InterruptedPosixScript_LeavesWholeFilesOnly()
    {
        _folder.Write(OrgData + "user-licenses.csv", "Id\nof an earlier run\n");
        Ask(ScriptRun.EndOn, " FROM UserLicense ");

        var run = Run("sh", _folder, "my-org");

        Assert.Equal(143, run.Code);
        Assert.All(Exports(_folder), file => Assert.Matches(@"\.(csv|json)$", file));
        Assert.Equal("Id\nof an earlier run\n", Content("user-licenses.csv"));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void RetrieveOfTooManyFiles_IsSaidBeforehand(string shell)
    {
        Ask(ScriptRun.ManyOn, "--metadata-type ApexClass ");

        var run = Run(shell, _folder, "my-org");

        Assert.Equal(0, run.Code);
        Assert.Contains("would bring 10002 files or more, and one retrieve brings 10,000 at most", run.Messages, StringComparison.Ordinal);
        File.Delete(_folder.PathOf(ScriptRun.ManyOn));
        Assert.DoesNotContain("or more", Run(shell, _folder, "my-org").Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sh", "Account x;y")]
    [InlineData("PowerShell", "Account,x;y")]
    [InlineData("sh", "*")]
    [InlineData("PowerShell", "*")]
    public void ObjectThatIsNoName_StopsTheScript(string shell, string owners)
    {
        var run = Run(shell, _folder, "my-org", owners: owners);

        Assert.NotEqual(0, run.Code);
        Assert.Contains("is no API name", run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(ScriptRun.FailOn, " FROM GroupMember ")]
    [InlineData(ScriptRun.FailOn, " FROM LoginHistory ")]
    [InlineData(ScriptRun.FailOn, "sobject describe")]
    [InlineData(ScriptRun.FailOn, "--metadata-type Flow ")]
    [InlineData(ScriptRun.CutOn, " FROM LoginHistory ")]
    [InlineData(ScriptRun.NoFileOn, " FROM CronTrigger ")]
    public void Twins_MakeTheSameCallsAndFiles(string? asked, string? words) => AssertTwins("my-org", "org-data", asked, words);

    [Theory]
    [MemberData(nameof(HostileNames))]
    public void Twins_TakeHostileNamesAsTheyAre(string name)
    {
        var run = AssertTwins(name, name);

        Assert.All(run.Calls, call => Assert.Equal(["--target-org", name], call[^2..]));
        Assert.All(
            run.Calls.Where(call => call[1] == "data"),
            call => Assert.StartsWith(
                $"{name}/", call.Single(word => word.EndsWith(".soql", StringComparison.Ordinal)), StringComparison.Ordinal));
    }

    [Fact]
    public void PowerShellScript_IsWellFormed_AndLeavesTheEnvironmentAsItWas()
    {
        Environment.SetEnvironmentVariable("SF_ORG_MAX_QUERY_LIMIT", "70000");
        try
        {
            var run = Run("PowerShell", _folder, "my-org");
            Parser.ParseFile(_folder.PathOf("project/collect.ps1"), out _, out var errors);

            Assert.Empty(errors);
            Assert.Equal(0, run.Code);
            Assert.Contains(" limit 70000 ", Content("users.csv"), StringComparison.Ordinal);
            Assert.Equal("70000", Environment.GetEnvironmentVariable("SF_ORG_MAX_QUERY_LIMIT"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("SF_ORG_MAX_QUERY_LIMIT", null);
        }
    }

    /// <summary>The one query about tokens asks who uses which app; nothing asks for a token, a key or a login of the CLI itself.</summary>
    [Theory]
    [MemberData(nameof(Shells))]
    public void NoCommand_ReadsTokens(string shell)
    {
        Ask(ScriptRun.CutOn, " FROM LoginHistory ");

        var run = Run(shell, _folder, "my-org");

        Assert.Equal(
            ["data export bulk", "data query", "org list metadata", "sobject describe"],
            run.Calls.Select(call => string.Join(' ', call.Skip(1).TakeWhile(word => !word.StartsWith('-')))).Distinct().Order());
        var queries = run.Calls.SelectMany(call => call).Where(word => word.StartsWith("SELECT ", StringComparison.Ordinal)).ToList();
        Assert.All(
            queries.Select(query => query.Replace("LicenseDefinitionKey", "", StringComparison.Ordinal)),
            query => Assert.DoesNotMatch(@"(?i)(token|secret|password|session|key\b).* from ", query));
        Assert.Equal(
            ["SELECT UserId, User.Username, AppName, LastUsedDate, UseCount FROM OauthToken"],
            queries.Where(query => query.Contains("OauthToken", StringComparison.Ordinal)));
        Assert.Equal(
            [
                "SELECT FIELDS(ALL) FROM PermissionSetLicense LIMIT 200",
                "SELECT FIELDS(ALL) FROM PermissionSet WHERE Id > '000000000000000' ORDER BY Id LIMIT 200",
            ],
            queries.Where(query => query.Contains("FIELDS(", StringComparison.Ordinal)));
        Assert.All(
            Directory.EnumerateFiles(_folder.PathOf("project"), "*.*").Where(file => !file.EndsWith(".xml", StringComparison.Ordinal)),
            file => Assert.DoesNotMatch(@"(?i)org display|org auth|access-?token|sfdx-?url|refresh-?token", File.ReadAllText(file)));
    }

    private ScriptRun AssertTwins(string target, string output, string? asked = null, string? words = null)
    {
        using var other = new TemporaryFolder();
        if (asked is not null)
        {
            Ask(asked, words!);
            other.Write(asked, words!);
        }

        var posix = Run("sh", _folder, target, output);
        var powerShell = Run("PowerShell", other, target, output);

        Assert.Equal(posix.Calls, powerShell.Calls);
        Assert.Equal(posix.Code, powerShell.Code);
        Assert.Equal(Files(_folder), Files(other));
        Assert.DoesNotContain(_folder.Files.Concat(other.Files), file => file.EndsWith("pwned", StringComparison.Ordinal));
        return posix;
    }

    private void Ask(string what, string words) => _folder.Write(what, words);

    private string Content(string file) => File.ReadAllText(_folder.PathOf(OrgData + file));

    private static IEnumerable<string?> Exports(TemporaryFolder folder) =>
        folder.Files.Where(file => file.StartsWith(OrgData, StringComparison.Ordinal)).Select(file => file[OrgData.Length..]);

    private static IEnumerable<(string, string)> Files(TemporaryFolder folder) =>
        folder.Files.Where(file => file.StartsWith("project/", StringComparison.Ordinal))
            .Select(file => (file, File.ReadAllText(folder.PathOf(file))));

    private static ScriptRun Run(string shell, TemporaryFolder folder, string target, string output = "org-data", string owners = "Account")
    {
        Assert.Equal(0, CliRun.Of("collect", CliRun.Sample, "--output-dir", folder.PathOf("project")).Code);
        return shell == "sh"
            ? ScriptRun.Posix(folder, "project", ["collect.sh", target, "--output-dir", output, "--record-owners", owners])
            : ScriptRun.PowerShell(
                folder, "project", "collect.ps1", ("TargetOrg", target), ("OutputDir", output), ("RecordOwners", owners.Split(' ')));
    }
}
