using System.Xml.Linq;
using MetadataAnalyzer.Analysis;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

public class JUnitTests
{
    [Fact]
    public void Counts_AreThoseOfTheTests()
    {
        var root = Read(SampleReports.Bytes("assessment.junit.xml"));

        Assert.All(root.Elements("testsuite").Append(root), element =>
        {
            Assert.Equal(element.Descendants("testcase").Count(), (int)element.Attribute("tests")!);
            Assert.Equal(element.Descendants("failure").Count(), (int)element.Attribute("failures")!);
            Assert.Equal(element.Descendants("skipped").Count(), (int)element.Attribute("skipped")!);
        });
        Assert.True(root.Descendants("failure").Any());
        Assert.True(root.Descendants("skipped").Any());
    }

    [Fact]
    public void Subject_HasATestForEachRuleThatLooksAtIt()
    {
        var suites = Read(SampleReports.Bytes("assessment.junit.xml")).Elements("testsuite")
            .ToDictionary(suite => (string)suite.Attribute("name")!);

        Assert.All(SampleReports.Result.Subjects, subject => Assert.Equal(
            SampleReports.Result.Rules.Where(rule => rule.AppliesTo.HasFlag(subject.Classification.Candidacy)).Select(rule => rule.Id)
                .Union(subject.Findings.Select(finding => finding.Id)).Order(StringComparer.Ordinal),
            suites[subject.Subject.Name].Elements("testcase").Select(test => ((string)test.Attribute("name")!).Split(' ')[0])));
    }

    [Fact]
    public void Outcome_FollowsTheWorstImpact()
    {
        var suites = Read(SampleReports.Bytes("assessment.junit.xml")).Elements("testsuite")
            .ToDictionary(suite => (string)suite.Attribute("name")!);

        Assert.All(SampleReports.Result.Diagnostics.Where(finding => finding.Subject is not null)
            .GroupBy(finding => (finding.Subject, finding.Id)), findings =>
        {
            var test = suites[findings.Key.Subject!.Name].Elements("testcase")
                .Single(test => ((string)test.Attribute("name")!).StartsWith(findings.Key.Id, StringComparison.Ordinal));
            var expected = findings.Any(finding => finding is { Impact: Impact.Blocker, Suppression: null }) ? "failure"
                : findings.Any(finding => finding.Impact is Impact.Blocker or Impact.Verify) ? "skipped"
                : "system-out";
            Assert.Equal(expected, test.Elements().Single().Name.LocalName);
            // What the message leaves out stands below it, a line for each item.
            Assert.Equal(findings.Sum(finding => 1 + (finding.IsShortened ? finding.Items.Length : 0)), test.Value.Split('\n').Length);
        });
    }

    [Fact]
    public void HostileNames_AreWellFormedAndWithoutControlCharacters()
    {
        var root = Read(SampleReports.Write(SampleReports.Hostile)["assessment.junit.xml"]);

        Assert.Contains(root.Elements("testsuite"), suite => ((string)suite.Attribute("name")!)
            .Contains("a|b`c]]>@evil.example", StringComparison.Ordinal));
        Assert.DoesNotContain(root.DescendantsAndSelf().SelectMany(element => element.Attributes())
            .SelectMany(attribute => attribute.Value), character => char.IsControl(character) || character == '\u202e');
    }

    private static XElement Read(byte[] xml) => XDocument.Load(new MemoryStream(xml)).Root!;
}
