using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Document;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

/// <summary>The seven steps of the report agree with the plan that a kit is made from.</summary>
public sealed class MoveInstructionsTests
{
    private static readonly Lazy<ReportDocument> Report = new(() => ReportModel.Of(SampleReports.Result, new()).Document);

    private static readonly Lazy<MigrationPlan> Plan = new(() => MigrationPlan.Of(SampleReports.Result, new() { AllCandidates = true }));

    public static TheoryData<string> Candidates => [.. Plan.Value.Subjects.Select(plan => plan.Subject.Name)];

    [Theory]
    [MemberData(nameof(Candidates))]
    public void Profile_IsThatOfTheKit(string name)
    {
        var profile = PlanOf(name).Profile;

        var step = Steps(name)[0];

        Assert.Contains($"profile '{profile.Name}'", step, StringComparison.Ordinal);
        Assert.Equal(profile.IsNew, step.Contains("make the custom profile", StringComparison.Ordinal));
        Assert.All(profile.Reasons, reason => Assert.Contains(reason, step, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Candidates))]
    public void NewPermissionSet_HoldsWhatTheKitWrites(string name)
    {
        var sets = PlanOf(name).Sets;

        var step = Steps(name)[2];

        Assert.Equal(sets.IsEmpty, step == "New permission set: none is needed.");
        Assert.All(sets, set => Assert.All(
            set.Rights.CountBy(right => right.Kind),
            entry => Assert.Contains(AccessKinds.Count(entry.Key, entry.Value), step, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Candidates))]
    public void Assignment_IsInOnePartOnly(string name)
    {
        var plan = PlanOf(name);
        var kept = plan.Assign.Where(assignment => !assignment.IsNew).Select(assignment => assignment.Name).ToHashSet();

        var parts = Steps(name)[3].Split("leave out ");

        Assert.All(kept, set => Assert.Contains($"'{set}'", parts[0], StringComparison.Ordinal));
        var lost = plan.Remove.Select(assignment => assignment.Name).Where(set => !kept.Contains(set)).ToList();
        Assert.Equal(lost.Count > 0, parts.Length > 1);
        Assert.All(lost, set => Assert.DoesNotContain($"'{set}'", parts[0], StringComparison.Ordinal));
        Assert.All(lost, set => Assert.Contains($"'{set}'", parts[1], StringComparison.Ordinal));
        Assert.All(kept, set => Assert.DoesNotContain($"'{set}'", parts.ElementAtOrDefault(1) ?? "", StringComparison.Ordinal));
    }

    private static SubjectPlan PlanOf(string name) => Plan.Value.Subjects.Single(plan => plan.Subject.Name == name);

    private static List<string> Steps(string name)
    {
        var part = Report.Value.Sections.SelectMany(section => section.Blocks).OfType<SubjectBlock>().Single(block => block.Title == name);
        var move = part.Blocks.OfType<StepBlock>().Single(step => step.Title.StartsWith("The move", StringComparison.Ordinal));
        var list = Assert.IsType<ListBlock>(Assert.IsType<LongBlock>(Assert.Single(move.Blocks)).Blocks[0]);
        return [.. list.Items.Select(item => item.ToString())];
    }
}
