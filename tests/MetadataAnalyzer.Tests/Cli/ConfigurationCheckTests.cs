using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Configuration;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public class ConfigurationCheckTests
{
    [Theory]
    [InlineData(
        "suppressions:\n  - rule: IUL2001\n    user: a\n  - rule: IUL20O1\n    user: a",
        "metadata-analyzer.yml, line 4: a suppression of 'IUL20O1': no such rule; 'rules' lists them all; did you mean IUL2001")]
    [InlineData("suppressions:\n  - user: a\n    rule: CA1000", "metadata-analyzer.yml, line 2: a suppression of 'CA1000': no such rule")]
    [InlineData("answers:\n  chatter: no\n  chater: no", "metadata-analyzer.yml, line 3: answer 'chater': no such question")]
    public void NameThatNobodyKnows_IsRefusedWithItsLine(string configuration, string expected)
    {
        var run = CliRun.On(ConfiguredOrg.Create(configuration), ["assess", ConfiguredOrg.Root]);

        Assert.Equal((ExitCode.Usage, ""), (run.Code, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void UnknownAnswer_NamesTheNearest() =>
        Assert.Contains(
            "did you mean chatter", Assert.Throws<ConfigurationException>(() => ConfiguredOrg.Read("answers: {chater: no}")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void RuleInOtherCase_IsKnown() =>
        Assert.Equal(
            "iul2001",
            Assert.Single(ConfiguredOrg.Read("suppressions: [{rule: iul2001, user: a, reason: known}]").Configuration.Suppressions).Rule);
}
