using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Tests.Access;
using Xunit;
using static MetadataAnalyzer.Tests.Access.OrgFiles;

namespace MetadataAnalyzer.Tests.Readiness;

public class EvidenceSignalsTests
{
    private const string LoginColumns = "Username,LoginTime,LoginType,LoginSubType,Application,SourceIp,Status";
    private const string Login = Username + ",2026-11-24T09:00:00Z,Remote Access 2.0,OauthClientCredentials,ERP Sync,192.0.2.1,Success";
    private const string Earlier = Username + ",2026-08-27T09:00:00Z,Remote Access 2.0,OauthClientCredentials,ERP Sync,192.0.2.1,Success";

    private const string ApiOnly = "<userPermissions><enabled>true</enabled><name>ApiUserOnly</name></userPermissions>\n";

    [Fact]
    public void UsersExportWithGaps_IsNotSaidToLeaveUsersOut()
    {
        var signal = Signal(Files(), "users");

        Assert.Equal(SignalState.Partial, signal.State);
        Assert.DoesNotContain("profiles", signal.Effect, StringComparison.Ordinal);
        Assert.Contains(
            "subjects are profiles", Signal(new OrgFiles().Profile("Integration", Permission("ApiUserOnly")), "users").Effect,
            StringComparison.Ordinal);
    }

    [Fact]
    public void LoginsThatCoverTheWindow_ArePresent()
    {
        Assert.Equal(
            new Signal("login-history", SignalState.Present, "2 rows from org-data/login-history.csv", ""),
            Signal(Files(Earlier, Login), "login-history"));
    }

    [Fact]
    public void LoginsThatDoNotCoverTheWindow_SayWhyNobodyIsDormant()
    {
        var late = Signal(Files(Login), "login-history");
        var beyond = Signal(Files(Earlier, Login), "login-history", new DateOnly(2029, 1, 1));

        Assert.Equal(SignalState.Partial, late.State);
        Assert.Contains("the logins given begin on 2026-11-24", late.Effect, StringComparison.Ordinal);
        Assert.Contains("no user is dormant", late.Effect, StringComparison.Ordinal);
        Assert.Equal(SignalState.Partial, beyond.State);
        Assert.Contains("the logins given end on 2026-11-24", beyond.Effect, StringComparison.Ordinal);
    }

    [Fact]
    public void HeaderAlone_IsNotPresent()
    {
        Assert.Contains("no row of the login history has a date", Signal(Files(), "login-history").Effect, StringComparison.Ordinal);
        Assert.Contains(
            "the login history has no rows", Signal(Files(), "login-history", new DateOnly(2026, 11, 24)).Effect, StringComparison.Ordinal);
    }

    [Fact]
    public void CapabilityRow_NamesAnExportOnlyWhereThereIsOne()
    {
        Assert.Equal("no permission-set-licenses export", Signal(Files(), "capability-row").Detail);
    }

    [Theory]
    [InlineData(ApiOnly, "2026-08-27", "Success", VerdictConfidence.High)]
    [InlineData(ApiOnly, "2026-11-24", "Success", VerdictConfidence.High)]
    [InlineData("", "2026-08-27", "Success", VerdictConfidence.High)]
    [InlineData("", "2026-11-24", "Success", VerdictConfidence.Medium)]
    [InlineData("", "2026-08-27", "Gelukt!!", VerdictConfidence.Medium)]
    [InlineData(ApiOnly, "2026-08-27", "Gelukt!!", VerdictConfidence.Medium)]
    public void Confidence_RestsOnTheLogins(string permission, string first, string status, VerdictConfidence expected)
    {
        var org = new OrgFiles()
            .Profile("Integration", permission + OrgFiles.Permission("ApiEnabled") + OrgFiles.Object("Account", "allowRead"))
            .User()
            .Assign()
            .Export(
                "login-history", LoginColumns,
                Earlier.Replace("2026-08-27", first, StringComparison.Ordinal).Replace("Success", status, StringComparison.Ordinal),
                Login.Replace("Success", status, StringComparison.Ordinal))
            .Read();

        Assert.Equal(
            expected, Assert.Single(Assessment.Run(org, [], cancellationToken: TestContext.Current.CancellationToken).Subjects).Confidence);
    }

    private static OrgFiles Files(params string[] logins) =>
        new OrgFiles().Profile("Integration").User().Export("login-history", [LoginColumns, .. logins]);

    private static Signal Signal(OrgFiles files, string name, DateOnly? asOf = null) =>
        Assessment.Run(files.Read(asOf), []).Signals.Single(signal => signal.Name == name);
}
