using System.IO.Abstractions;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Readiness;
using Xunit;

namespace MetadataAnalyzer.Tests.Acceptance;

/// <summary>
/// Holds the tool to the tables of <c>sample-metadata/README.md</c>, which were written from the rule catalogue without running it: the verdict of every
/// user, the rules that speak of it and with which impact, and no others.
/// </summary>
public sealed partial class SampleOrganisationTests
{
    private static readonly Lazy<AssessmentResult> Result = new(() =>
    {
        var input = new AssessmentInput { Path = Path.Combine(RepositoryFolder.Root, "sample-metadata") };
        return input.Assess(input.ReadOrg(new FileSystem()));
    });

    public static TheoryData<string> Users => [.. Expectations().Select(row => row.User)];

    [Theory]
    [MemberData(nameof(Users))]
    public void EveryIntegrationUser_HasTheVerdictAndFindingsOfTheTable(string user)
    {
        var expected = Expectations().Single(row => row.User == user);

        var subject = Result.Value.Subjects.Single(subject => subject.Subject.Name.StartsWith(user + "@", StringComparison.Ordinal));

        Assert.Equal(expected.Verdict, subject.Verdict);
        Assert.Equal(
            expected.Findings,
            Result.Value.DiagnosticsOf(subject).Select(finding => (Rule: finding.Id[3..], Impact: finding.Impact.ToString()[0])).Distinct().Order());
    }

    [Fact]
    public void EveryOtherUser_IsNoCandidate()
    {
        var integrations = Expectations().Select(row => row.User + "@").ToList();

        var others = Result.Value.Subjects.Where(subject => !integrations.Any(user => subject.Subject.Name.StartsWith(user, StringComparison.Ordinal))).ToList();

        Assert.NotEmpty(others);
        Assert.All(others, subject => Assert.Equal(Verdict.NotACandidate, subject.Verdict));
    }

    [Fact]
    public void EveryVerdict_IsShown() =>
        Assert.Equal(Enum.GetValues<Verdict>(), Result.Value.Subjects.Select(subject => subject.Verdict).Distinct().Order());

    [Fact]
    public void EveryRule_Fires()
    {
        // One needs a rule that throws, one a price book without seats for sale, the others an org without the exports or components that the sample has.
        string[] exempt = ["IUL0002", "IUL0006", "IUL0009", "IUL0013", "IUL0014", "IUL8007"];

        var silent = Result.Value.Rules.Select(rule => rule.Id).Except(Result.Value.Diagnostics.Select(finding => finding.Id), StringComparer.Ordinal);

        Assert.Equal(exempt, silent.Order(StringComparer.Ordinal));
    }

    /// <summary>The rows of the first table: user, story, verdict, what fires.</summary>
    private static IEnumerable<(string User, Verdict Verdict, (string Rule, char Impact)[] Findings)> Expectations() =>
        File.ReadLines(Path.Combine(RepositoryFolder.Root, "sample-metadata", "README.md"))
            .SkipWhile(line => !line.StartsWith("## Integration users", StringComparison.Ordinal))
            .SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (cells[0], VerdictOf(cells[2]), FindingsOf(cells[3]).Distinct().Order().ToArray()));

    private static Verdict VerdictOf(string cell) => Enum.Parse<Verdict>(cell.Split(' ')[0].Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    /// <summary>Reads "V: 0004 (twice) 1003 · C: 3001"; a group of two impacts is open and says nothing.</summary>
    private static IEnumerable<(string Rule, char Impact)> FindingsOf(string cell) => cell.Split('·', StringSplitOptions.TrimEntries)
        .Where(group => group.Length > 2 && group[1] == ':')
        .SelectMany(group => RuleNumber().Matches(group).Select(rule => (rule.Value, group[0])));

    [GeneratedRegex("[0-9]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex RuleNumber();
}
