using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Rules.Input;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Analysis;

public class ConfiguredNamesTests
{
    [Theory]
    [InlineData(
        "subjects: {include: [erp.sinc@acme.example]}",
        "'erp.sinc@acme.example' under 'subjects.include' matches no user and no profile; correct the name, or delete it; did you "
            + "mean erp.sync@acme.example?")]
    [InlineData("subjects: {exclude: ['crm.*']}", "'crm.*' under 'subjects.exclude' matches no user and no profile")]
    [InlineData("subjects: {rename: {erp.sinc@acme.example: Orders}}", "'erp.sinc@acme.example' under 'subjects.rename' matches")]
    [InlineData("subjects: {rename: {'erp.*': Orders}}", "'erp.*' under 'subjects.rename' matches")]
    [InlineData(
        "containers: [PermissionSet:Synk]",
        "'PermissionSet:Synk' under 'containers' is not in the project; correct the name, or delete it; did you mean PermissionSet:Sync?")]
    [InlineData("containers: [PermissionSetGroup:Sync]", "'PermissionSetGroup:Sync' under 'containers' is not in the project")]
    [InlineData("containers: [Profile:Sync]", "'Profile:Sync' under 'containers' is not in the project")]
    [InlineData(
        "vendors: {overrule: [{vendor: salesforce-cli, reason: a, owner: b, expires: 2027-06-30}]}",
        "'salesforce-cli' under 'vendors.overrule' is used by no user that these files show; correct the name, or delete it")]
    public void NameThatNothingHas_IsReportedWithItsPlace(string configuration, string expected)
    {
        var finding = Assert.Single(Findings(configuration));

        Assert.StartsWith("metadata-analyzer.yml:1:", finding.Location.ToString(), StringComparison.Ordinal);
        Assert.Equal((Impact.Verify, null), (finding.Impact, finding.Subject));
        Assert.StartsWith(expected, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subjects: {include: [ERP.sync@acme.example, 'erp.*', integration], rename: {ERP.SYNC@acme.example: Orders}}")]
    [InlineData("containers: [PermissionSet:sync, Profile:Integration]")]
    [InlineData("containers: [PermissionSet:Broken]")]
    [InlineData("subjects: {patterns: [nobody]}")]
    public void NameThatIsThere_IsNot(string configuration) => Assert.Empty(Findings(configuration));

    [Fact]
    public void WithoutUsers_OnlyWhatCanBeNoUsername_IsReported()
    {
        var findings = Findings("subjects: {include: [jo@acme.example, 'erp*', Integratoin, Integration]}", hasUsers: false);

        Assert.StartsWith(
            "'Integratoin' under 'subjects.include' matches no profile; ", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    private static ImmutableArray<Diagnostic> Findings(string configuration, bool hasUsers = true) =>
        Assessment.Run(
            ConfiguredOrg.Read(configuration, hasUsers: hasUsers), [new IUL0011ConfigurationDoesNotHold()],
            cancellationToken: TestContext.Current.CancellationToken).Diagnostics;
}
