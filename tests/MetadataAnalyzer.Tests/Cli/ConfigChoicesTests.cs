using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Licensing;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>The lists behind options that take a name.</summary>
public class ConfigChoicesTests
{
    [Fact]
    public void EveryQuestionAndEditionIsListed_AndTaken()
    {
        var run = CliRun.On(new MockFileSystem(), ["config", "choices"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        var catalogue = LicenseCatalogue.LoadEmbedded();
        Assert.All(catalogue.Triggers.Where(trigger => trigger.DecidedBy == TriggerDecider.Client), question =>
        {
            Assert.Contains($"  {question.Id} ", run.Output, StringComparison.Ordinal);
            Assert.Contains(question.Ask, run.Output, StringComparison.Ordinal);
            Assert.Equal(0, CliRun.On(HostileOrg.Create(), ["assess", "/org", "--answer", $"{question.Id}=no"]).Code);
        });
        Assert.All(catalogue.Prices.Editions, edition =>
        {
            Assert.Contains($"\n  {edition}\n", run.Output, StringComparison.Ordinal);
            Assert.Equal(0, CliRun.On(HostileOrg.Create(), ["assess", "/org", "--edition", edition]).Code);
        });
        Assert.DoesNotContain("--include-subject", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void EverySubjectOfTheProjectIsListed()
    {
        var output = CliRun.Of("config", "choices", CliRun.Sample).Output;

        Assert.Contains("\nUsers: --subject, --include-subject and --exclude-subject NAME\n", output, StringComparison.Ordinal);
        Assert.Contains("\n  int.backup@larkfield.example.com\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void ProjectThatIsNotThere_IsThree() => Assert.Equal(3, CliRun.On(new MockFileSystem(), ["config", "choices", "/nowhere"]).Code);

    [Theory]
    [InlineData("--answer")]
    [InlineData("--edition")]
    [InlineData("--include-subject")]
    public void HelpOfTheOption_NamesTheCommandThatLists(string option)
    {
        var help = string.Join(' ', CliRun.Of("assess", "--help").Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        var text = help[help.IndexOf($" {option} ", StringComparison.Ordinal)..];
        var end = text.IndexOf(" --", option.Length + 2, StringComparison.Ordinal);
        Assert.Contains("'config choices' lists", text[..end], StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownEdition_IsAnsweredWithAllThatThereAre()
    {
        var run = CliRun.On(HostileOrg.Create(), ["assess", "/org", "--edition", "Entreprise"]);

        Assert.Equal(2, run.Code);
        Assert.StartsWith("metadata-analyzer: --edition: write one of Advanced, Agentforce 1, ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("not 'Entreprise'; did you mean Enterprise?\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownSubject_IsAnsweredWithTheNearestAndTheCommandThatListsAll()
    {
        var run = CliRun.Of("assess", CliRun.Sample, "--exclude-subject", "int.backup");

        Assert.Equal(2, run.Code);
        Assert.Equal(
            "metadata-analyzer: --exclude-subject int.backup: no such user or profile; did you mean int.backup@larkfield.example.com? "
            + "'config choices' lists them all\n",
            run.Error);
    }
}
