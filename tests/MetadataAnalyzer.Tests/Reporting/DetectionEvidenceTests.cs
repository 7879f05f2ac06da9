using AngleSharp.Html.Parser;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Reporting.Wording;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

/// <summary>
/// Every piece of evidence of every subject of the sample, whatever it was taken for, stands in each report that lists evidence.
/// </summary>
public class DetectionEvidenceTests
{
    [Fact]
    public void EveryPiece_IsInTheJsonWithItsPlace()
    {
        using var json = SampleReports.Json();

        var shown = json.RootElement.GetProperty("subjects").EnumerateArray()
            .SelectMany(subject => subject.GetProperty("evidence").EnumerateArray().Select(evidence =>
        {
            var source = evidence.GetProperty("source");
            return $"{subject.GetProperty("name")} {evidence.GetProperty("signal")} {evidence.GetProperty("weight").GetDouble()} "
                + $"{evidence.GetProperty("detail")} {source.GetProperty("path")} {source.GetProperty("line")}{source.GetProperty("row")}";
        }));

        Assert.Equal(All().Select(entry => $"{entry.Subject} {entry.Evidence.Signal} {entry.Evidence.Weight} {entry.Evidence.Detail} "
            + $"{entry.Evidence.Source.Path} {LineOf(entry.Evidence.Source)}"), shown);
    }

    [Fact]
    public void EveryPiece_IsInTheHtmlWithItsPlace()
    {
        var html = new HtmlParser().ParseDocument(SampleReports.Text("assessment.html"));

        var shown = html.QuerySelectorAll("tr[data-keys^='signal:']").Select(row => (
            (row.Closest("article")?.QuerySelector("h3") ?? row.QuerySelector("th"))!.TextContent,
            row.TextContent)).ToList();

        Assert.Equal(All().Count(), shown.Count);
        Assert.All(All(), entry => Assert.Contains(shown, piece => piece.Item1 == entry.Subject
            && piece.Item2.Contains(entry.Evidence.Detail, StringComparison.Ordinal)
            && piece.Item2.Contains(ConfidenceText.Weight(entry.Evidence.Weight), StringComparison.Ordinal)
            && piece.Item2.Contains(Place(entry.Evidence.Source), StringComparison.Ordinal)));
    }

    [Fact]
    public void EveryPiece_IsInTheSpreadsheet()
    {
        var rows = CsvRows.Parse(SampleReports.Bytes("subjects.csv"));

        var column = Array.IndexOf(rows[0], "Evidence");
        Assert.Equal(
            SampleReports.Result.Subjects.Select(subject => string.Join("; ", subject.Classification.Evidence.Select(evidence =>
                $"{evidence.Signal} {ConfidenceText.Weight(evidence.Weight)}: {evidence.Detail} ({Place(evidence.Source)})"))),
            rows.Skip(1).Select(row => row[column]));
    }

    [Fact]
    public void EveryPiece_NamesAPlaceAndAKnownSignal() => Assert.All(All(), entry =>
    {
        Assert.NotEqual("", entry.Evidence.Source.Path);
        Assert.True(entry.Evidence.Source.Line > 0, $"{entry.Subject} {entry.Evidence.Signal}");
        Assert.True(
            entry.Evidence.Weight == 0
                || (double)SampleReports.Result.Org.Catalogue.Detection.Signal(entry.Evidence.Signal).Weight == entry.Evidence.Weight,
            $"{entry.Evidence.Signal} has another weight in the catalogue");
    });

    [Theory]
    [InlineData(0.5, new[] { 0.3, 0.3 }, "add up to 0.6, counted as 0.5: without behaviour")]
    [InlineData(1, new[] { 0.7, 0.45 }, "add up to 1.15, counted as 1. From 0.6 on")]
    [InlineData(0.95, new[] { 0.45, 0.3, 0.2 },
        "add up to 0.95. From 0.6 on it is taken for an integration, from 0.3 on for a possible one.")]
    [InlineData(0, new[] { 0.15, -1.0 }, "add up to -0.85, counted as 0. From")]
    public void Sum_SaysHowTheWeightsMakeTheConfidence(double confidence, double[] weights, string expected)
    {
        var evidence = weights.Select(weight => new ClassificationEvidence("user-name", weight, "", Location.File("a")));
        var classification = new Classification(SubjectClass.Possible, confidence, Candidacy.Candidate, "", [.. evidence]);

        Assert.Contains(expected, ConfidenceText.Sum(classification, SampleReports.Result.Org.Catalogue.Detection),
            StringComparison.Ordinal);
    }

    private static IEnumerable<(string Subject, ClassificationEvidence Evidence)> All() =>
        SampleReports.Result.Subjects.SelectMany(subject =>
            subject.Classification.Evidence.Select(evidence => (subject.Subject.Name, evidence)));

    private static string LineOf(Location place) => place.Line == 0 ? "" : $"{place.Line}";

    private static string Place(Location place) => place.IsRecord ? $"{place.Path} row {place.Line}" : place.ToString();
}
