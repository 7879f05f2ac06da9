using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using MetadataAnalyzer.Reporting.Document;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public class ReportLookTests
{
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 2\"><rect width=\"4\" height=\"2\"/></svg>";

    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public void TitleClientAndColour_AreInTheReport()
    {
        using var folder = new TemporaryFolder();

        var document = Report(folder, "--title", "Licences & <costs>", "--client", "Larkfield", "--accent", "#FFD000");

        Assert.Equal("Licences & <costs>", document.Title);
        Assert.Equal("Licences & <costs>", document.QuerySelector("h1")!.TextContent);
        Assert.Contains("Larkfield", document.QuerySelector(".cover .meta")!.TextContent, StringComparison.Ordinal);
        var colors = System.Text.RegularExpressions.Regex.Matches(
            document.QuerySelector("style")!.TextContent, "--accent: (#[0-9a-f]{6}); --link: var").Select(match => match.Groups[1].Value)
                .ToList();
        Assert.Equal(2, colors.Count);
        Assert.NotEqual("#ffd000", colors[0]);
        Assert.Equal("#ffd000", colors[1]);
    }

    [Theory]
    [InlineData("logo.dat", true, "image/png")]
    [InlineData("logo.png", false, "image/svg+xml")]
    public void Logo_IsKnownByItsContent(string name, bool isPng, string mediaType)
    {
        using var folder = new TemporaryFolder();
        var content = isPng ? Png : Encoding.UTF8.GetBytes(Svg);
        File.WriteAllBytes(folder.PathOf(name), content);

        var document = Report(folder, "--logo", folder.PathOf(name));

        Assert.Equal($"data:{mediaType};base64,{Convert.ToBase64String(content)}", document.QuerySelector("img.logo")!.GetAttribute("src"));
        Assert.Contains("img-src data:;", document.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GIF89a", "is neither a PNG picture nor an SVG picture")]
    [InlineData("", "is neither a PNG picture nor an SVG picture")]
    [InlineData("<html/>", "is neither a PNG picture nor an SVG picture")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\">", "is no SVG picture that can be embedded")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "is no SVG picture that can be embedded")]
    public void LogoOfAnotherKind_IsRefused(string content, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("logo.png", content);

        var run = CliRun.Of("assess", CliRun.Sample, "--logo", folder.PathOf("logo.png"));

        Assert.Equal(2, run.Code);
        Assert.Contains($"--logo {folder.PathOf("logo.png")} {expected}", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public void LogoThatIsTooLarge_IsRefused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("logo.png"), [.. Png, .. new byte[ReportLogo.LargestSize]]);

        var run = CliRun.Of("assess", CliRun.Sample, "--logo", folder.PathOf("logo.png"));

        Assert.Equal(2, run.Code);
        Assert.Contains("a logo has at most 1048576", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(34)]
    public void DamagedLogo_IsRefusedBeforeAnythingIsWritten(int kept)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("logo.png"), [.. Png[..kept]]);

        var run = CliRun.Of("assess", CliRun.Sample, "--logo", folder.PathOf("logo.png"), "--output", folder.PathOf("a.pdf"));

        Assert.Equal(2, run.Code);
        Assert.Contains($"--logo {folder.PathOf("logo.png")} is a damaged PNG picture", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathOf("a.pdf")));
    }

    [Theory]
    [InlineData("--logo", "no-such-file.png", "there is no such file")]
    [InlineData("--accent", "blue", "--accent: write a colour as #rrggbb")]
    [InlineData("--accent", "#12345", "--accent: write a colour as #rrggbb")]
    [InlineData("--accent", "#12345g", "--accent: write a colour as #rrggbb")]
    [InlineData("--title", " ", "--title is empty")]
    [InlineData("--client", "", "--client is empty")]
    public void ValueThatCannotBe_IsRefused(string option, string value, string expected)
    {
        var run = CliRun.Of("assess", CliRun.Sample, option, value);

        Assert.Equal(2, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    private static IHtmlDocument Report(TemporaryFolder folder, params string[] options)
    {
        var run = CliRun.Of(["assess", CliRun.Sample, "--quiet", "--output", folder.PathOf("report.html"), .. options]);
        Assert.Equal(0, run.Code);
        return new HtmlParser().ParseDocument(File.ReadAllText(folder.PathOf("report.html")));
    }
}
