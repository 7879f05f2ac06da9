using System.Globalization;
using System.IO.Abstractions;
using System.Text;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Readiness;
using Xunit;

namespace MetadataAnalyzer.Tests.Acceptance;

/// <summary>
/// Holds the tool to the verdicts in <c>sample-metadata/README.md</c>, which were written from the rule catalogue without running it. What
/// fires and where is generated at the end of that page: <c>UPDATE_GOLDEN=1</c> writes it.
/// </summary>
public sealed class SampleOrganisationTests
{
    private const string FiresHeading = "\n## What fires\n";

    private static readonly string Readme = Path.Combine(RepositoryFolder.Root, "sample-metadata", "README.md");

    private static readonly Lazy<AssessmentResult> Result = new(() =>
    {
        var input = new AssessmentInput { Path = Path.Combine(RepositoryFolder.Root, "sample-metadata") };
        return input.Assess(input.ReadOrg(new FileSystem()));
    });

    public static TheoryData<string> Users => [.. Expectations().Select(row => row.User)];

    [Theory]
    [MemberData(nameof(Users))]
    public void EveryIntegrationUser_HasTheVerdictOfTheTable(string user)
    {
        var expected = Expectations().Single(row => row.User == user);

        var subject = Result.Value.Subjects.Single(subject => subject.Subject.Name.StartsWith(user + "@", StringComparison.Ordinal));

        Assert.Equal(expected.Verdict, subject.Verdict);
    }

    [Fact]
    public void EveryOtherUser_IsNoCandidate()
    {
        var integrations = Expectations().Select(row => row.User + "@").ToList();

        var others = Result.Value.Subjects
            .Where(subject => !integrations.Any(user => subject.Subject.Name.StartsWith(user, StringComparison.Ordinal))).ToList();

        Assert.NotEmpty(others);
        Assert.All(others, subject => Assert.Equal(Verdict.NotACandidate, subject.Verdict));
    }

    [Fact]
    public void EveryVerdict_IsShown() =>
        Assert.Equal(Enum.GetValues<Verdict>(), Result.Value.Subjects.Select(subject => subject.Verdict).Distinct().Order());

    [Fact]
    public void EveryRule_Fires()
    {
        // One needs a rule that throws, one a price book without seats for sale, the others an org without the exports or components that
        // the sample has.
        string[] exempt = ["IUL0002", "IUL0006", "IUL0009", "IUL0013", "IUL0014", "IUL8007"];

        var silent = Result.Value.Rules.Select(rule => rule.Id)
            .Except(Result.Value.Diagnostics.Select(finding => finding.Id), StringComparer.Ordinal);

        Assert.Equal(exempt, silent.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Readme_ListsWhatFiresAndWhere()
    {
        var text = File.ReadAllText(Readme).ReplaceLineEndings("\n");
        var current = text[..(text.IndexOf(FiresHeading, StringComparison.Ordinal) + FiresHeading.Length)] + Fires();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Readme, current);
            return;
        }

        Assert.Equal(current, text);
    }

    /// <summary>The rows of the first table: user, story, verdict.</summary>
    private static IEnumerable<(string User, Verdict Verdict)> Expectations() =>
        File.ReadLines(Readme)
            .SkipWhile(line => !line.StartsWith("## Integration users", StringComparison.Ordinal))
            .SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (cells[0], VerdictOf(cells[2])));

    private static Verdict VerdictOf(string cell) =>
        Enum.Parse<Verdict>(cell.Split(' ')[0].Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private static string Fires()
    {
        var findings = Result.Value.Diagnostics;
        var text = new StringBuilder("\nGenerated from a run of the analyzer.\n\n| user | fires |\n|---|---|\n");
        var users = findings.Where(finding => finding.Subject is not null).GroupBy(UserOf, StringComparer.Ordinal);
        foreach (var group in users.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var impacts = group.GroupBy(finding => finding.Impact).OrderBy(impact => impact.Key)
                .Select(impact =>
                    $"{Letter(impact.Key)}: {string.Join(' ', impact.Select(NumberOf).Distinct().Order(StringComparer.Ordinal))}");
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key} | {string.Join(" · ", impacts)} |\n");
        }

        text.Append("\n| rule | impact | user | place |\n|---|---|---|---|\n");
        var rows = findings.GroupBy(finding => (Rule: NumberOf(finding), finding.Impact, User: UserOf(finding)))
            .OrderBy(row => row.Key.Rule, StringComparer.Ordinal)
            .ThenBy(row => row.Key.Impact)
            .ThenBy(row => row.Key.User, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var places = row.Select(PlaceOf).Distinct(StringComparer.Ordinal);
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {row.Key.Rule} | {Letter(row.Key.Impact)} | {row.Key.User} | {string.Join(", ", places)} |\n");
        }

        return text.ToString();
    }

    private static string NumberOf(Diagnostic finding) => finding.Id["IUL".Length..];

    private static char Letter(Impact impact) => impact.ToString()[0];

    private static string UserOf(Diagnostic finding) => finding.Subject?.Name.Split('@')[0] ?? "none";

    private static string PlaceOf(Diagnostic finding) => finding.Location switch
    {
        { IsNone: true } => "none",
        { IsRecord: true } record => $"`{record.Path}` row {record.Line}",
        var place => $"`{place.Path}:{place.Line}`",
    };
}
