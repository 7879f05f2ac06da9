using MetadataAnalyzer.Reporting.Html;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

public class HtmlInterpolationTests
{
    [Fact]
    public void Text_IsEscapedAndLiteralsAreMarkup() =>
        Assert.Equal("<p title=\"&quot;&#39;&lt;&gt;&amp;\">a&lt;b</p>", HtmlFragment.Of($"<p title=\"{"\"'<>&"}\">{"a<b"}</p>").Markup);

    [Fact]
    public void Fragment_IsNotEscapedTwice()
    {
        var inner = HtmlFragment.Of($"<em>{"<"}</em>");

        Assert.Equal("<p><em>&lt;</em> 3</p>", HtmlFragment.Of($"<p>{inner} {3}</p>").Markup);
    }

    [Fact]
    public void ControlCharacters_AreReplaced() => Assert.Equal("a\ufffdb\nc", HtmlFragment.Of($"{"a\u001bb\r\nc"}").Markup);

    [Fact]
    public void Null_IsNothing() => Assert.Equal("", HtmlFragment.Of($"{(string?)null}").Markup);
}
