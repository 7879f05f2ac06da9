using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Savings;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

public class MilestoneTests
{
    private static readonly ReportModel Model = ReportModel.Of(SampleReports.Result, new());

    /// <summary>1 August less 30 days of notice, 31 of watching, and 14 for each step before.</summary>
    [Fact]
    public void Of_CountsBackFromTheRenewal()
    {
        var days = Milestone.Of(Renewing(2027, 8, 1), 30, Model.Subjects, new(2026, 10, 31));

        Assert.Equal(
            [
                (new DateOnly(2027, 4, 6), "Rehearse"), (new(2027, 4, 20), "Move what is ready"),
                (new(2027, 5, 4), "Make the changes, then move"),
                (new(2027, 5, 18), "Settle the open questions"), (new(2027, 6, 1), "All users have moved"),
                (new(2027, 7, 2), "Announce the reduction"),
            ],
            days.Select(day => (day.Day, day.Title)).Order());
        Assert.DoesNotContain(days, day => day.Task.Contains("was past", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_SaysWhichDaysArePast()
    {
        var days = Milestone.Of(Renewing(2027, 2, 1), 30, Model.Subjects, new(2026, 11, 20));

        Assert.All(days,
            day => Assert.Equal(day.Day < new DateOnly(2026, 11, 20),
            day.Task.Contains("was past on 2026-11-20: begin at once", StringComparison.Ordinal)));
        Assert.Contains(days, day => day.Day < new DateOnly(2026, 11, 20));
    }

    [Fact]
    public void Of_WithoutNotice_SaysThatItIsTaken() =>
        Assert.Equal(
            "30 days taken: the notice is not given, the contract says it",
            Milestone.Of(Renewing(2027, 8, 1), null, Model.Subjects, null).Single(day => day.Title == "Announce the reduction").Basis);

    [Fact]
    public void Of_NamesOnlyWhatThereIsToDo() =>
        Assert.Equal(
            ["Rehearse", "Move what is ready", "All users have moved", "Announce the reduction"],
            Milestone.Of(Renewing(2027, 8, 1), 0, [.. Model.Subjects.Where(assessed => assessed.Verdict == Verdict.Ready)], null)
                .OrderBy(day => day.Day).Select(day => day.Title));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_WithoutARenewalAhead_IsEmpty(bool isPast) =>
        Assert.Empty(Milestone.Of(Model.Savings with { RenewalDate = isPast ? new(2026, 10, 31) : null }, 30, Model.Subjects,
            new(2026, 10, 31)));

    private static SavingsEstimate Renewing(int year, int month, int day) => Model.Savings with { RenewalDate = new(year, month, day) };
}
