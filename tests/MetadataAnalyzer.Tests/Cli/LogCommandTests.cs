using System.IO.Abstractions.TestingHelpers;
using System.Text.RegularExpressions;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>Names of a project that try to be commands to the pipeline that logs what the tool says.</summary>
public partial class LogCommandTests
{
    private const string Azure = "##vso[task.setvariable variable=PATH]x@evil.example";

    private const string GitHub = "::error file=a.cls,line=1::x@evil.example";

    private const string TeamCity = "##teamcity[buildStatus status='SUCCESS']@evil.example";

    private const string Group = "##[command]x@evil.example";

    public static TheoryData<string> CommandLines =>
    [
        "assess /org --verbose",
        "assess /org --as-of 2026-11-20 --output /out/a.docx##vso[x]",
        "assess /org --include-subject ##vso[x]",
        "assess /org --report-dir /org/package.xml/##[x",
        "check /org --min-severity note --show-suppressed",
        "check /org --min-severity note --format markdown",
        "check /org --baseline ::warning::x",
        "inventory /org",
        "collect /org",
        "config choices /org",
        "config show /org --include-subject ::notice::x",
        "init /org",
        "init /org --force",
        "plan /org --output-dir /kit",
        "plan /org --output-dir /kit --subject ##teamcity[x",
        "snapshot /org --output /before.json",
        "snapshot /org --output /##vso[x]before.json",
        "explain ##vso[x]",
        "##vso[x]",
        "::set-output name=x::y",
    ];

    [Theory]
    [MemberData(nameof(CommandLines))]
    public void TextOutput_StartsNoCommandOfAPipeline(string arguments)
    {
        var run = CliRun.On(Org(), arguments.Split(' '));

        Assert.DoesNotContain((run.Output + run.Error).Split('\n'), line => Command().IsMatch(line));
        Assert.NotEqual("", run.Output + run.Error);
    }

    [Fact]
    public void Verification_StartsNoCommandOfAPipeline()
    {
        var files = Org();
        CliRun.On(files, ["snapshot", "/org", "--output", "/before.json"]);

        var verified = CliRun.On(files, ["verify", "/org", "--before", "/before.json", "--subject", Azure]).Output;

        Assert.Contains("evil.example", verified, StringComparison.Ordinal);
        Assert.DoesNotContain(verified.Split('\n'), line => Command().IsMatch(line));
    }

    [Fact]
    public void Names_AreStillReadable()
    {
        var output = CliRun.On(Org(), ["config", "choices", "/org"]).Output;

        Assert.Contains("  # #vso[task.setvariable variable=PATH]x@evil.example\n", output, StringComparison.Ordinal);
        Assert.Contains("  : :error file=a.cls,line=1::x@evil.example\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void AnnotationsOfGitHub_AreCommandsOfGitHubAlone()
    {
        var output = CliRun.On(Org(), ["check", "/org", "--format", "github", "--min-severity", "note"]).Output;

        Assert.Contains("evil.example", output, StringComparison.Ordinal);
        Assert.All(output.TrimEnd('\n').Split('\n'), line => Assert.Matches("^(::(error|warning|notice) |Not annotated)", line));
        Assert.DoesNotContain("##", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("gitlab")]
    public void FormatsForPrograms_KeepEveryName(string format)
    {
        var run = CliRun.On(Org(), ["check", "/org", "--format", format, "--min-severity", "note"]);

        Assert.Contains("##vso[task.setvariable", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("##vso[x]", "# #vso[x]")]
    [InlineData("a ##[group]b", "a # #[group]b")]
    [InlineData("###vso[x]", "## #vso[x]")]
    [InlineData("#\u00ad#vso\u200b[x]", "# \u00ad#vso\u200b[x]")]
    [InlineData("  ::error::x", "  : :error::x")]
    [InlineData("\u200b::error::x", "\u200b: :error::x")]
    [InlineData("a ::error::x", "a ::error::x")]
    [InlineData("## Heading [a](b)", "## Heading [a](b)")]
    [InlineData("C# [a]", "C# [a]")]
    public void LogLine_BreaksUpCommandsAndNothingElse(string text, string expected)
    {
        Assert.Equal(expected, SafeText.LogLine(text));
        Assert.Equal(expected, SafeText.LogLine(expected));
    }

    [GeneratedRegex(@"##\w*\[|^\s*::", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Command();

    private static MockFileSystem Org() => new(new Dictionary<string, MockFileData>(StringComparer.Ordinal)
    {
        ["/org/package.xml"] = new("<Package xmlns=\"http://soap.sforce.com/2006/04/metadata\"><version>64.0</version></Package>"),
        ["/org/profiles/##[error]Sync.profile"] = new(
            "<Profile xmlns=\"http://soap.sforce.com/2006/04/metadata\"><userLicense>Salesforce</userLicense>"
            + "<classAccesses><apexClass>::warning::Gone</apexClass><enabled>true</enabled></classAccesses>"
            + "<userPermissions><enabled>true</enabled><name>ApiUserOnly</name></userPermissions></Profile>"),
        ["/org/profiles/::error::Broken.profile"] = new("<Profile"),
        ["/org/permissionsets/##vso[x]Set.permissionset"] = new(
            "<PermissionSet xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Set</label>"
            + "<license>::error::Licence</license></PermissionSet>"),
        ["/org/org-data/users.csv"] = new(
            "Id,Username,Name,IsActive,UserType,Profile.Name,Profile.UserLicense.Name\n"
            + $"005000000000001,{Azure},Sync,true,Standard,##[error]Sync,Salesforce\n"
            + $"005000000000002,\"{GitHub}\",Sync Integration,true,Standard,##[error]Sync,::error::Licence\n"
            + $"005000000000003,{TeamCity},Sync,true,Standard,##[error]Sync,Salesforce\n"
            + $"005000000000004,{Group},Sync,true,Standard,##[error]Sync,Salesforce\n"),
        ["/org/org-data/permission-set-assignments.csv"] = new(
            $"Assignee.Username,PermissionSet.Name,PermissionSetGroup.DeveloperName\n{Azure},##vso[x]Set,\n\"{GitHub}\",::error::Missing,"
                + "\n"),
    });
}
