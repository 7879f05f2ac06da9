using MetadataAnalyzer.Cli.RulePages;
using Xunit;

namespace MetadataAnalyzer.Tests.Rules;

public class PageSourceTests
{
    [Fact]
    public void LinkedSource_IsTextAndAddress()
    {
        var source =
            PageSource.Parse("[SOAP API reference: login()](https://example.com/login.html): not in `API 65.0` (documented, 2026-08).");

        Assert.Equal(
            ("SOAP API reference: login(): not in \"API 65.0\"", "documented", "2026-08"), (source.Text, source.Grade, source.Date));
        Assert.Equal(["https://example.com/login.html"], source.Links);
    }

    [Fact]
    public void OwnRule_HasNoAddress() =>
        Assert.Empty(PageSource.Parse("What is not known is verified, never assumed (own rule, 2026-11-24).").Links);

    [Theory]
    [InlineData("[Object Reference](https://example.com/a): the fields (documented).")]
    [InlineData("[Object Reference](https://example.com/a): the fields (documented, August 2026).")]
    [InlineData("The fields (known, 2026-11-24).")]
    [InlineData("The fields (observed, 2026-11-24), in two orgs.")]
    [InlineData("The fields.")]
    public void WithoutGradeOrDate_IsRefused(string item) => Assert.Throws<FormatException>(() => PageSource.Parse(item));
}
