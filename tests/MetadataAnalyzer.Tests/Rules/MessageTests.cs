using System.Collections.Immutable;
using System.IO.Abstractions.TestingHelpers;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli.RulePages;
using MetadataAnalyzer.Metadata.Reading;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Rules;
using MetadataAnalyzer.Tests.Access;
using MetadataAnalyzer.Tests.Metadata;
using MetadataAnalyzer.Tests.Reporting;
using Xunit;

namespace MetadataAnalyzer.Tests.Rules;

/// <summary>A finding is read by people: at most two sentences and ten names, whatever the org is.</summary>
public partial class MessageTests
{
    private const int MostNames = 10;
    private const int Users = 30;
    private const int SetsOfUser = 8;

    public static TheoryData<string> Projects() => FixtureProjectsTests.Projects();

    [Fact]
    public void Sample_SaysItBriefly() => AssertBrief(SampleReports.Result.Diagnostics);

    [Fact]
    public void PageExamples_SayItBriefly() => AssertBrief(
        from rule in BuiltInRules.All
        let page = RulePage.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Root, rule.SupportedDiagnostics[0].HelpLink)))
        from example in page.Flagged
        from finding in Find(example, rule)
        select finding);

    /// <summary>Thirty users on the profiles of a real project, each with eight of its permission sets.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void InventedUsersOfRealProjects_AreToldBriefly(string project)
    {
        var root = Path.Combine(Fixtures.Require("fixtures"), project);
        var read = MetadataReader.Read(Fixtures.FileSystem, root, cancellationToken: TestContext.Current.CancellationToken);
        string[] profiles = [.. read.Profiles.Select(profile => profile.FullName).Order(StringComparer.Ordinal), "Admin"];
        string[] sets = [.. read.PermissionSets.Select(set => set.FullName).Order(StringComparer.Ordinal)];
        string[] names = [.. Enumerable.Range(1, Users).Select(number => $"integration{number}@example.com")];
        var exports = ExportsOf(names, profiles, sets);
        var org = new Org(read, exports, OrgFiles.Capabilities(exports));

        AssertBrief(Assessment.Run(
            org, BuiltInRules.All, new() { Include = [.. names] }, cancellationToken: TestContext.Current.CancellationToken).Diagnostics);
    }

    [Theory]
    [InlineData("'a. B. C' is on it. Take it away", 2)]
    [InlineData("first (of 3.5). Second: see org-data/users.csv. Third", 3)]
    public void Sentences_AreCountedOutsideQuotes(string message, int expected) => Assert.Equal(expected, Sentences(message));

    private static void AssertBrief(IEnumerable<Diagnostic> findings)
    {
        var wrong = findings.Where(finding => finding.Id != "IUL0002")
            .DistinctBy(finding => (finding.Id, finding.Descriptor.MessageFormat, Complaint(finding.Message)))
            .Where(finding => Complaint(finding.Message).Length > 0)
            .Select(finding => $"{finding.Id}: {Complaint(finding.Message)}: {finding.Message}").ToList();

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static string Complaint(string message) =>
        message.Length > Diagnostic.LongestMessage ? $"{message.Length} characters"
        : Sentences(message) is var sentences and > 2 ? $"{sentences} sentences"
        : LongestList(message) is var names and > MostNames ? $"a list of {names}"
        : "";

    private static int Sentences(string message) => 1 + SentenceEnd().Count(Quoted().Replace(message, "'…'"));

    /// <summary>Most parts between commas where no other mark stands; the last entry and the words behind it are one part.</summary>
    private static int LongestList(string message) =>
        ListEnd().Split(Quoted().Replace(message, "'…'")).Max(part => part.Split(", ").Length);

    private static OrgExports ExportsOf(string[] names, string[] profiles, string[] sets)
    {
        var files = new MockFileSystem();
        var folder = files.Path.GetFullPath("/org-data");
        files.AddFile(files.Path.Combine(folder, "users.csv"), new MockFileData(string.Join('\n',
            [
                "Id,Username,Name,IsActive,UserType,Profile.Name,Profile.UserLicense.Name",
                .. names.Select((name, index) =>
                    $"{IdOf(index)},{name},Integration {index},true,Standard,\"{profiles[index % profiles.Length]}\",Salesforce"),
            ])));
        files.AddFile(files.Path.Combine(folder, "permission-set-assignments.csv"), new MockFileData(string.Join('\n',
            [
                "Assignee.Username,PermissionSet.Name",
                .. from entry in names.Select((name, index) => (Name: name, Index: index))
                   from set in Enumerable.Range(0, Math.Min(SetsOfUser, sets.Length))
                       .Select(offset => sets[(entry.Index + offset) % sets.Length])
                       .Distinct()
                   select $"{entry.Name},{set}",
            ])));
        return OrgExports.Read(files, folder, ct: TestContext.Current.CancellationToken);
    }

    private static string IdOf(int index) => $"005000000000{index:000}AAA";

    private static ImmutableArray<Diagnostic> Find(RuleExample example, DiagnosticAnalyzer rule)
    {
        var files = new MockFileSystem();
        var root = files.Path.GetFullPath("/project");
        files.Directory.CreateDirectory(root);
        return example.Find(files, root, rule);
    }

    /// <summary>A quoted name or value, and the fields of a query: one thing each.</summary>
    [GeneratedRegex("'[^']*'|\"[^\"]*\"|SELECT .+? FROM ", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[.!?]\s+(?=['""(]?[A-Z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[:;()]|[.!?]\s| and [0-9]+ more", RegexOptions.CultureInvariant)]
    private static partial Regex ListEnd();
}
