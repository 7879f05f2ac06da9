using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Tests.Reporting;
using Xunit;

namespace MetadataAnalyzer.Tests.Readiness;

public class GateTests
{
    [Fact]
    public void EveryFinding_IsCountedOnce()
    {
        var result = SampleReports.Result.ComparedWith(path => path.StartsWith("integrations/", StringComparison.Ordinal));
        result =
            result.ComparedWith(Baseline.Of(result.Diagnostics.Where(finding => finding.Impact == Impact.Note), day: null));

        var gate = new Gate(result, Impact.Blocker);

        Assert.Equal(gate.Findings.Length, gate.Open.Length + gate.Accepted.Length + gate.InBaseline.Length + gate.Unchanged.Length);
        Assert.Equal(result.Diagnostics.Order(), gate.Findings.SelectMany(finding => gate.Behind(finding).Append(finding)).Order());
        Assert.All(
            [gate.Open.Length, gate.Accepted.Length, gate.InBaseline.Length, gate.Unchanged.Length], count => Assert.True(count > 0));
    }

    [Theory]
    [InlineData(Impact.Blocker)]
    [InlineData(Impact.Change)]
    [InlineData(Impact.Verify)]
    [InlineData(Impact.Note)]
    public void Failing_IsWhatIsAtLeastAsGrave_WorstFirst(Impact mildest)
    {
        var gate = new Gate(SampleReports.Result, mildest, mildest: Impact.Blocker);

        Assert.Equal(
            SampleReports.Result.Diagnostics.Where(finding => finding.Suppression is null && finding.Impact <= mildest).Order(),
            gate.Failing.SelectMany(finding => gate.Behind(finding).Append(finding)).Where(finding => finding.Impact <= mildest).Order());
        Assert.Equal(gate.Failing.Select(finding => finding.Impact).Order(), gate.Failing.Select(finding => finding.Impact));
        Assert.Equal(gate.Failing, gate.Shown);
    }

    [Fact]
    public void UnsureVerdict_IsLeftOut_ButNotWhatIsAboutNobody()
    {
        var unsure = SampleReports.Result.Subjects.Where(subject => subject.Confidence > VerdictConfidence.High)
            .Select(subject => subject.Subject)
            .ToHashSet();

        var gate = new Gate(SampleReports.Result, Impact.Note, minConfidence: VerdictConfidence.High);

        Assert.NotEmpty(unsure);
        Assert.DoesNotContain(gate.Open, finding => finding.Subject is { } subject && unsure.Contains(subject));
        Assert.Contains(gate.Open, finding => finding.Subject is null);
    }

    [Fact]
    public void ComparedWithItself_NothingIsNew_AndNoVerdictChanges()
    {
        var compared = SampleReports.Result.ComparedWith(SampleReports.Result);

        Assert.All(compared.Diagnostics, finding => Assert.Equal(BaselineState.Unchanged, finding.Baseline));
        Assert.Equal(
            SampleReports.Result.Subjects.Select(subject => subject.Verdict), compared.Subjects.Select(subject => subject.Verdict));
        Assert.Equal(
            SampleReports.Result.Subjects.SelectMany(subject => subject.Findings).Select(finding => finding.Fingerprint),
            compared.Subjects.SelectMany(subject => subject.Findings).Select(finding => finding.Fingerprint));
        Assert.Equal(
            SampleReports.Result.Diagnostics.Select(finding => finding.Fingerprint),
            compared.Diagnostics.Select(finding => finding.Fingerprint));
    }

    [Fact]
    public void NothingBefore_IsAllNew()
    {
        var compared = SampleReports.Result.ComparedWith(SampleReports.WithoutSubjects());

        Assert.All(compared.Diagnostics, finding => Assert.Equal(BaselineState.New, finding.Baseline));
    }
}
