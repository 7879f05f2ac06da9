using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

public class HtmlReportTests
{
    private static readonly Lazy<IHtmlDocument> Sample = new(() => Parse(SampleReports.Bytes("assessment.html")));

    private static readonly Lazy<IHtmlDocument> Hostile = new(() =>
    {
        var input = new AssessmentInput { Path = "/org" };
        return Parse(SampleReports.Write(input.Assess(input.ReadOrg(HostileOrg.Create())))["assessment.html"]);
    });

    [Fact]
    public void Document_IsSelfContainedAndStrict()
    {
        var document = Sample.Value;

        var policy = document.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!;
        Assert.StartsWith("default-src 'none'; script-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.All(document.QuerySelectorAll("script, style"), source => Assert.Contains(
            $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(source.TextContent)))}'", policy,
                StringComparison.Ordinal));
        Assert.Single(document.QuerySelectorAll("script"));
        Assert.Empty(document.QuerySelectorAll("link, img, iframe, object, embed, form, base, [src], [style]"));
        Assert.All(document.QuerySelectorAll("[href]"),
            link => Assert.StartsWith("#", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public void EveryLink_LeadsSomewhere()
    {
        var ids = Sample.Value.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(Sample.Value.QuerySelectorAll("[href]").Select(link => link.GetAttribute("href")![1..]).Distinct(StringComparer.Ordinal),
            target => Assert.Contains(target, ids));
    }

    [Fact]
    public void Structure_HasLandmarksAndHeadingsInOrder()
    {
        var levels = Sample.Value.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0').ToList();

        Assert.Equal("en", Sample.Value.DocumentElement.GetAttribute("lang"));
        Assert.Single(Sample.Value.QuerySelectorAll("main"));
        Assert.Single(Sample.Value.QuerySelectorAll("h1"));
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)),
            pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.First} is followed by h{pair.Second}"));
        Assert.All(Sample.Value.QuerySelectorAll("th"), cell => Assert.True(cell.HasAttribute("scope")));
    }

    [Fact]
    public void EverySubjectButNonCandidates_HasAPartWithTheStepsInOrder()
    {
        var parts = Sample.Value.QuerySelectorAll("article.subject").ToList();

        Assert.Equal(SampleReports.Result.Subjects.Count(subject => subject.HasSteps), parts.Count);
        Assert.All(parts, part => Assert.Equal(
            ["Step 1", "Step 2", "Step 3", "Step 4", "Step 5", "Step 6"],
            part.QuerySelectorAll(".step > h4").Select(heading => heading.TextContent.Split(':')[0]).Take(6)));
    }

    [Fact]
    public void EveryFindingOfAPart_IsThere()
    {
        var expected = SampleReports.Result.Subjects.Where(subject => subject.HasSteps).Sum(subject => subject.Findings.Length)
            + SampleReports.Result.Diagnostics.Count(diagnostic => diagnostic.Subject is null);

        Assert.Equal(expected, Sample.Value.QuerySelectorAll(".finding").Length);
    }

    [Fact]
    public void EveryStepOfAGrantPath_ShowsItsPlace()
    {
        var expected = SampleReports.Result.Subjects.Where(subject => subject.HasSteps).SelectMany(subject => subject.Findings)
            .Where(finding => finding.Evidence.Path.Count > 0);

        Assert.All(expected, finding =>
        {
            var shown = Sample.Value.GetElementById($"finding-{SampleReports.Result.Diagnostics.IndexOf(finding) + 1}")!;
            var steps = shown.QuerySelector(".path")!.TextContent.Split(" → ");
            var path = finding.Evidence.Path;
            Assert.Equal(path.Count, steps.Length);
            Assert.All(path.Zip(steps), step =>
            {
                Assert.StartsWith($"{step.First.Type} {step.First.Name}", step.Second, StringComparison.Ordinal);
                Assert.Contains(step.First.Location.Path,
                    step.Second.Contains('(', StringComparison.Ordinal)
                    ? step.Second
                    : shown.QuerySelector(".place")!.TextContent, StringComparison.Ordinal);
            });
        });
    }

    [Fact]
    public void NotesAlone_FoldAway()
    {
        Assert.NotEmpty(Sample.Value.QuerySelectorAll("details .finding.note"));
        Assert.Empty(Sample.Value.QuerySelectorAll("details .finding:not(.note)"));
        Assert.DoesNotContain(Sample.Value.QuerySelectorAll(".finding.note"), finding => finding.Closest("details") is null);
    }

    [Fact]
    public void HostileNames_AreText()
    {
        var document = Hostile.Value;

        Assert.Empty(document.QuerySelectorAll("script:not(body > script:last-child), b"));
        Assert.All(document.All.SelectMany(element => element.Attributes),
            attribute => Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(document.QuerySelectorAll("h3"), heading => heading.TextContent == HostileOrg.Script + "@x.example");
        Assert.DoesNotContain('\u001b', document.Body!.TextContent);
    }

    private static IHtmlDocument Parse(byte[] bytes) => new HtmlParser().ParseDocument(Encoding.UTF8.GetString(bytes));
}
