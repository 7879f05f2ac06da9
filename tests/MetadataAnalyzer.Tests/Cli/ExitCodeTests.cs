using System.IO.Abstractions.TestingHelpers;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public class ExitCodeTests
{
    public static TheoryData<string, string> WrongArguments => new()
    {
        { "asses", "asses: no such command" },
        { "assess --frobnicate", "--frobnicate" },
        { "assess --as-of tomorrow", "yyyy-MM-dd" },
        { "assess --window 0", "--window" },
        { "assess --window many", "--window" },
        { "assess --answer chatter=perhaps", "--answer: write KEY=yes" },
        { "assess --answer telepathy=yes", "telepathy" },
        { "assess --output report.docx", ".docx" },
        { "assess --output a.json --output a.json", "two outputs" },
        { "assess --org-data /nowhere", "/nowhere" },
        { "assess /org --include-subject nobody", "nobody" },
        { "assess /org --exclude-subject nobody", "nobody" },
        { "assess /org --catalogue /org/profiles", "catalogue" },
        { "explain IUL9999", "IUL9999" },
        { "explain", "id" },
    };

    [Theory]
    [MemberData(nameof(WrongArguments))]
    public void WrongArguments_AreOneLineAndTwo(string arguments, string expected)
    {
        var run = CliRun.On(HostileOrg.Create(), arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, run.Code);
        Assert.Equal("", run.Output);
        Assert.Contains(expected, run.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("assess")]
    [InlineData("inventory")]
    [InlineData("collect")]
    public void NoProject_IsThree(string verb)
    {
        var run = CliRun.On(new MockFileSystem(), [verb, "/nowhere"]);

        Assert.Equal(3, run.Code);
        Assert.Equal("", run.Output);
        Assert.Contains("/nowhere", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("profiles/Sync.profile", "<Profile xmlns=\"http://soap.sforce.com/2006/04/metadata\"/>", "users export holds no user")]
    [InlineData("classes/Api.cls", "public class Api {}", "no profile and no permission set")]
    public void NobodyToAssess_IsThree(string file, string content, string expected)
    {
        var fileSystem = new MockFileSystem();
        fileSystem.AddFile($"/org/{file}", new(content));
        fileSystem.AddFile("/org/package.xml", new("<Package/>"));
        if (file.StartsWith("profiles", StringComparison.Ordinal))
        {
            fileSystem.AddFile("/org/org-data/users.csv", new("Id,Username\n"));
        }

        var run = CliRun.On(fileSystem, ["assess", "/org"]);

        Assert.Equal((3, ""), (run.Code, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bug_IsFiveWithoutAStackTrace()
    {
        var run = CliRun.On(null!, ["assess", "/org"]);

        Assert.Equal(5, run.Code);
        Assert.Contains("internal error (NullReferenceException", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("assess --help")]
    [InlineData("collect --help")]
    [InlineData("rules")]
    [InlineData("inventory /org")]
    [InlineData("collect /org")]
    [InlineData("assess /org")]
    public void Done_IsZero(string arguments)
    {
        var run = CliRun.On(HostileOrg.Create(), arguments.Split(' '));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.NotEmpty(run.Output);
    }

    [Fact]
    public void Help_HasExamplesAndExitCodes()
    {
        var run = CliRun.Of("assess", "--help");

        Assert.Contains("Examples:\n  metadata-analyzer assess", run.Output, StringComparison.Ordinal);
        Assert.Contains("130 cancelled", run.Output, StringComparison.Ordinal);
    }
}
