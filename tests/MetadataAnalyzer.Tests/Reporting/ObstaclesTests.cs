using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Document;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

public class ObstaclesTests
{
    private static readonly ReportModel Model = ReportModel.Of(SampleReports.Result, new());
    private static readonly ReportSection Section = Model.Document.Sections.Single(section => section.Anchor == "obstacles");

    [Fact]
    public void Table_HoldsEveryFindingThatStandsAgainstACandidate()
    {
        var rows = Table("What is in the way, by rule").Rows;

        var candidates = Model.Candidates.Sum(assessed => assessed.Blockers + assessed.Changes + assessed.Verifications);
        Assert.Equal(candidates, rows.Sum(row => int.Parse(row.Cells[3].ToString())));
        Assert.StartsWith("IUL1002 ", rows[0].Cells[0].ToString(), StringComparison.Ordinal);
    }

    /// <summary>A question takes half an hour by the catalogue, so that a theme of nothing but questions takes half its findings.</summary>
    [Fact]
    public void Table_CountsTheWorkOfQuestionsAsTheSavingsDo()
    {
        var questions = Model.Themes.Where(theme => theme.Impact == Impact.Verify).ToList();

        Assert.NotEmpty(questions);
        Assert.All(questions, theme => Assert.Equal(theme.Findings.Length * 0.5m, theme.Hours(Model.Result)));
        Assert.Null(Model.Themes.Single(theme => theme.Rule.Id == "IUL3001").Hours(Model.Result));
    }

    [Fact]
    public void OneThingAway_IsLeftOutWhenNoRuleHoldsACandidateAlone() => Assert.Empty(Section.Blocks.OfType<ListBlock>());

    [Fact]
    public void Applications_StandWithEachCandidateThatConnects() =>
        Assert.All(Table("Candidates by application").Rows,
            row => Assert.Contains("@larkfield.example.com", row.Cells[1].ToString(), StringComparison.Ordinal));

    private static TableBlock Table(string caption) => Section.Blocks.OfType<TableBlock>().Single(table => table.Caption == caption);
}
