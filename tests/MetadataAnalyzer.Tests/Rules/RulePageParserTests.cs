using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli.RulePages;
using Xunit;

namespace MetadataAnalyzer.Tests.Rules;

public class RulePageParserTests
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "IUL1999", "Title", "message", "Description.", AssessmentStep.Profile, Impact.Note);

    [Fact]
    public void Example_EndsWithItsOutput()
    {
        var page =
            RulePage
                .Parse("# x\n\n## Flagged\n\n### One\n\n```xml a.profile\n<a/>\n```\n\n```csv org-data/users.csv\nId\n1\n```\n\n```text "
                    + "output\nsaid\n```\n\n### Two\n\n```text output\n```\n");

        Assert.Equal(["One", "Two"], page.Flagged.Select(example => example.Name));
        Assert.Equal([("a.profile", "<a/>\n"), ("org-data/users.csv", "Id\n1\n")], page.Flagged[0].Files);
        Assert.Equal("said\n", page.Flagged[0].Output);
        Assert.Empty(page.Clean);
    }

    [Fact]
    public void BlocksElsewhere_AreNoFiles()
    {
        var page =
            RulePage.Parse("# x\n\n## How to fix\n\n```xml a.profile\n<a/>\n```\n\n## Clean\n\n```xml b.profile\n## "
                + "Flagged\n```\n\n```text output\n```\n");

        Assert.Empty(page.Flagged);
        Assert.Equal("b.profile", Assert.Single(Assert.Single(page.Clean).Files).Path);
    }

    [Fact]
    public void Refresh_ReplacesHeadAndOutputsAndNothingElse()
    {
        const string Page = "# stale\n\n## Flagged\n\n```text output\nold\n```\n\nBetween.\n\n```text output\n```\n";

        var text = RulePageText.Refresh(Page, Descriptor, _ => "new\nlines\n");

        Assert.EndsWith(
            "Description.\n\n## Flagged\n\n```text output\nnew\nlines\n```\n\nBetween.\n\n```text output\nnew\nlines\n```\n", text,
            StringComparison.Ordinal);
        Assert.StartsWith("# IUL1999: Title\n\n| step | impact | looks at |\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Refresh_Twice_ChangesNothing()
    {
        var once = RulePageText.Refresh("# x\n\n## Flagged\n\n```text output\n```\n", Descriptor, _ => "said\n");

        Assert.Equal(once, RulePageText.Refresh(once, Descriptor, _ => "said\n"));
    }

    [Theory]
    [InlineData("## Flagged\n\n```xml a.profile\n<a/>\n```\n")]
    [InlineData("## Flagged\n\n```xml a.profile\n<a/>\n")]
    public void UnfinishedExample_IsRefused(string text) => Assert.Throws<FormatException>(() => RulePage.Parse(text));
}
