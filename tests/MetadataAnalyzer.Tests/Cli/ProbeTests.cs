using MetadataAnalyzer.OrgData.Exports;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public sealed class ProbeTests
{
    [Fact]
    public void Sample_GetsAProbe()
    {
        using var folder = new TemporaryFolder();

        var run = CliRun.Of("probe", CliRun.Sample, "--output-dir", folder.PathOf("probe"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("questions to the org", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.PathOf($"probe/{ProbeSet.IndexFile}")));
        Assert.Equal(["probe"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Probe_IsReplacedByForceOnly_AndNeverWithAnswersInIt()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["probe", CliRun.Sample, "--output-dir", folder.PathOf("probe")];
        CliRun.Of(arguments);

        var refused = CliRun.Of(arguments);
        var forced = CliRun.Of([.. arguments, "--force"]);
        folder.Write("probe/org-data/probe-0001.json", "{}");
        var answered = CliRun.Of([.. arguments, "--force"]);

        Assert.Equal((2, 0, 2), (refused.Code, forced.Code, answered.Code));
        Assert.Contains("holds a probe already; --force replaces it", refused.Error, StringComparison.Ordinal);
        Assert.Contains("org-data/probe-0001.json, which would be lost", answered.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.PathOf("probe/org-data/probe-0001.json")));
    }

    [Fact]
    public void OrgWithoutAQuestion_GetsNoProbe()
    {
        using var folder = new TemporaryFolder();
        folder.Write(
            "project/profiles/Sales.profile",
            "<Profile xmlns=\"http://soap.sforce.com/2006/04/metadata\"><userLicense>Salesforce</userLicense></Profile>");

        var run = CliRun.Of("probe", folder.PathOf("project"), "--output-dir", folder.PathOf("probe"));

        Assert.Equal(0, run.Code);
        Assert.Contains("no question for a probe", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.PathOf("probe")));
    }
}
