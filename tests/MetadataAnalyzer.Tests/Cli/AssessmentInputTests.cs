using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli.Verbs;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Readiness;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>What an option says goes before what the configuration file says.</summary>
public class AssessmentInputTests
{
    private const string User = "erp.sync@acme.example";

    [Fact]
    public void DayAndWindow_ComeFromTheFileUnlessGiven()
    {
        const string File = "asOf: 2026-11-01\nwindow: 30\n";

        Assert.Equal((new DateOnly(2026, 11, 1), new DateOnly(2026, 10, 3)), Days(ConfiguredOrg.Read(File)));
        Assert.Equal(
            (new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 11)),
            Days(ConfiguredOrg.Read(File, input => input with { AsOf = new(2026, 11, 20), WindowDays = 10 })));
        Assert.Equal(new DateOnly(2026, 8, 4), ConfiguredOrg.Read("asOf: 2026-11-01\n").Window!.Value.From);

        static (DateOnly?, DateOnly) Days(Org org) => (org.AsOf, org.Window!.Value.From);
    }

    [Fact]
    public void Answers_AreMergedOneByOne()
    {
        var org = ConfiguredOrg.Read(
            "answers: {chatter: yes, email: no}\n", input => input with { Answers = AnswerOption.Parse(["chatter=no"]) });

        Assert.Equal([("chatter", "no"), ("email", "no")], org.Answers.ForAll.All.Select(entry => (entry.Key, entry.Value.Value)));
    }

    [Fact]
    public void IgnoredFile_SaysNothing()
    {
        var org = ConfiguredOrg.Read("nonsense", input => input with { IgnoreConfiguration = true });

        Assert.Same(AnalyzerConfiguration.Empty, org.Configuration);
    }

    [Fact]
    public void Exclude_IsOverruledByAnIncludingOption()
    {
        const string File = "subjects: {exclude: [erp.*]}\n";

        Assert.Equal(SubjectClass.Person, ClassOf(File, AssessmentOptions.Default));
        Assert.Equal(SubjectClass.Integration, ClassOf(File, new() { Include = [User] }));
    }

    [Fact]
    public void Include_IsOverruledByAnExcludingOption()
    {
        const string File = "subjects: {include: [erp.*]}\n";

        Assert.Equal(SubjectClass.Integration, ClassOf(File, AssessmentOptions.Default));
        Assert.Equal(SubjectClass.Person, ClassOf(File, new() { Exclude = [User] }));
    }

    private static SubjectClass ClassOf(string file, AssessmentOptions options) =>
        Assert.Single(
            Assessment.Run(
                ConfiguredOrg.Read(file), [], options,
                cancellationToken: TestContext.Current.CancellationToken).Subjects).Classification.Class;
}
