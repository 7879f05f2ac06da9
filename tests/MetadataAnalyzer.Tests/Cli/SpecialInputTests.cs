using MetadataAnalyzer.Tests.Packaging;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>Files of a project that are none: what a hostile repository can commit as a link, and a careless one as a pipe.</summary>
public sealed class SpecialInputTests : IDisposable
{
    private const string Profile =
        "<Profile xmlns=\"http://soap.sforce.com/2006/04/metadata\"><custom>true</custom><userLicense>Salesforce</userLicense>"
        + "<userPermissions><enabled>true</enabled><name>ApiUserOnly</name></userPermissions></Profile>";

    private readonly TemporaryFolder _folder = new();

    public SpecialInputTests()
    {
        _folder.Write("repo/.git/HEAD", "");
        _folder.Write("repo/sfdx-project.json", "{\"packageDirectories\":[{\"path\":\"app\"}]}");
        _folder.Write("repo/app/profiles/Order Sync.profile-meta.xml", Profile);
        _folder.Write("secret.yml", "title: the-secret-line\n");
    }

    private string Project => _folder.PathOf("repo");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("metadata-analyzer.yml", null)]
    [InlineData("book.yml", "priceBook: book.yml\n")]
    [InlineData("rules.yml", "policies: [rules.yml]\n")]
    [InlineData("team.yml", "extends: team.yml\n")]
    [InlineData(".integration-license.baseline.json", null)]
    public void LinkToADevice_IsAnErrorAndNotReadWithoutEnd(string name, string? configuration)
    {
        Configure(configuration);
        SpecialFiles.Link(_folder, $"repo/{name}", "/dev/zero");

        AssertRefused(CliRun.Of("check", Project), "");
    }

    [Theory]
    [InlineData("metadata-analyzer.yml", null)]
    [InlineData("book.yml", "priceBook: book.yml\n")]
    [InlineData("rules.yml", "policies: [rules.yml]\n")]
    [InlineData("team.yml", "extends: team.yml\n")]
    [InlineData(".integration-license.baseline.json", null)]
    public void Pipe_IsAnErrorAndNotWaitedFor(string name, string? configuration)
    {
        Configure(configuration);
        SpecialFiles.Pipe(_folder, $"repo/{name}");

        AssertRefused(CliRun.Of("check", Project), "it is a pipe, not a file");
    }

    [Theory]
    [InlineData("--config")]
    [InlineData("--baseline")]
    [InlineData("--suppressions")]
    [InlineData("--price-book")]
    [InlineData("--answers")]
    [InlineData("--facts")]
    [InlineData("--changed-files")]
    public void PipeThatAnOptionNames_IsAnErrorAndNotWaitedFor(string option) =>
        AssertRefused(CliRun.Of("check", Project, option, SpecialFiles.Pipe(_folder, "pipe")), "it is a pipe, not a file");

    [Fact]
    public void PipeAsSnapshot_IsAnErrorAndNotWaitedFor() =>
        AssertRefused(CliRun.Of("verify", Project, "--before", SpecialFiles.Pipe(_folder, "pipe")), "it is a pipe, not a file");

    [Fact]
    public void PipeAsProject_IsNotWaitedFor()
    {
        var run = CliRun.Of("assess", SpecialFiles.Pipe(_folder, "pipe.zip"));

        Assert.Equal(3, run.Code);
        Assert.Contains("it is a pipe, not a file", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("metadata-analyzer.yml", null)]
    [InlineData("book.yml", "priceBook: book.yml\n")]
    [InlineData("rules.yml", "policies: [rules.yml]\n")]
    [InlineData("team.yml", "extends: team.yml\n")]
    public void LinkOutOfTheRepository_IsNotRead(string name, string? configuration)
    {
        Configure(configuration);
        SpecialFiles.Link(_folder, $"repo/{name}", "../secret.yml");

        AssertRefused(CliRun.Of("check", Project), "a link leads out of the repository 'repo'");
    }

    [Theory]
    [InlineData("extends: ../secret.yml\n")]
    [InlineData("priceBook: ../secret.yml\n")]
    [InlineData("policies: [../secret.yml]\n")]
    public void NameOutOfTheRepository_IsNotRead(string configuration)
    {
        Configure(configuration);

        AssertRefused(CliRun.Of("check", Project), "lies outside the repository");
    }

    [Fact]
    public void ConfigurationOutsideTheRepository_MayNameWhatItLikes()
    {
        _folder.Write("ours/metadata-analyzer.yml", "extends: ../team.yml\n");
        _folder.Write("team.yml", "failOn: never\n");

        Assert.Equal(0, CliRun.Of("check", Project, "--config", _folder.PathOf("ours/metadata-analyzer.yml")).Code);
    }

    [Fact]
    public void PackageDirectoryThatIsALinkOutOfTheProject_IsLeftOutWithAProblem()
    {
        _folder.Write("outside/profiles/Secret.profile-meta.xml", Profile);
        SpecialFiles.Link(_folder, "repo/linked", "../outside");
        _folder.Write(
            "repo/sfdx-project.json", "{\"packageDirectories\":[{\"path\":\"app\"},{\"path\":\"linked\"},{\"path\":\"linked/profiles\"}]}");

        var run = CliRun.Of("inventory", Project);

        Assert.Equal(0, run.Code);
        Assert.Contains("package directory 'linked' is a link that leads out of the project", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "package directory 'linked/profiles' is a link that leads out of the project", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatIsALinkOutOfTheProject_IsUnreadableAndTheOthersAreRead()
    {
        _folder.Write("outside.xml", Profile);
        SpecialFiles.Link(_folder, "repo/app/profiles/Linked.profile-meta.xml", "../../../outside.xml");
        SpecialFiles.Link(_folder, "repo/app/profiles/Fine.profile-meta.xml", "Order Sync.profile-meta.xml");

        var run = CliRun.Of("inventory", Project);

        Assert.Equal(0, run.Code);
        Assert.Contains("app/profiles/Linked.profile-meta.xml", run.Output, StringComparison.Ordinal);
        Assert.Contains("a link leads out of the project", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("app/profiles/Fine.profile-meta.xml", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ExportThatIsALinkOutOfTheRepository_IsNotReadAndNotHashed()
    {
        _folder.Write("profiles.csv", "Id,Name\n00e000000000001AAA,The secret profile\n");
        SpecialFiles.Link(_folder, "repo/org-data/profiles.csv", "../../profiles.csv");

        var run = CliRun.Of("assess", Project, "--output", _folder.PathOf("out.json"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        var report = File.ReadAllText(_folder.PathOf("out.json"));
        Assert.DoesNotContain("The secret profile", report, StringComparison.Ordinal);
        Assert.Contains("a link leads out of the repository", report, StringComparison.Ordinal);
    }

    [Fact]
    public void UsersThatAreALinkOutOfTheRepository_AreNamedAsThatAndNotAsEmpty()
    {
        _folder.Write("users.csv", "Username,Name,IsActive\nsecret.person@example.com,Secret,true\n");
        SpecialFiles.Link(_folder, "repo/org-data/users.csv", "../../users.csv");

        var run = CliRun.Of("assess", Project);

        Assert.Equal(3, run.Code);
        Assert.Contains(
            "org-data/users.csv:1:1: the file is not read: a link leads out of the repository", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ProjectFileThatIsALinkOut_IsAnError()
    {
        File.Move(_folder.PathOf("repo/sfdx-project.json"), _folder.PathOf("project.json"));
        SpecialFiles.Link(_folder, "repo/sfdx-project.json", "../project.json");

        var run = CliRun.Of("inventory", Project);

        Assert.Equal(3, run.Code);
        Assert.Contains("sfdx-project.json: a link leads out of the project", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ProjectThatIsALinkOutOfTheRepository_IsNotRead()
    {
        _folder.Write("outside/profiles/Secret.profile", Profile);
        SpecialFiles.Link(_folder, "repo/linked", "../outside");

        var run = CliRun.Of("inventory", _folder.PathOf("repo/linked"));

        Assert.Equal(3, run.Code);
        Assert.Contains("a link leads out of the repository 'repo'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void LinkToTheRootBesideAKit_IsNotFollowed()
    {
        Assert.Equal(0, CliRun.Of("plan", CliRun.Sample, "--output-dir", _folder.PathOf("kit")).Code);
        SpecialFiles.Link(_folder, "kit/root", "/");

        Assert.Equal(0, CliRun.Of("plan", CliRun.Sample, "--output-dir", _folder.PathOf("kit"), "--force").Code);
    }

    [Fact]
    public void SignalWhileAStepWaits_EndsTheProcess()
    {
        var pipe = SpecialFiles.Pipe(_folder, "out.json");

        // Nothing ever reads the pipe, so that the writer waits for it. The signal comes when two threads wait for a partner: the runtime's
        // own debugger is the other.
        var run = ProcessRun.Of("bash",
        [
            "-c",
            $"'{ProcessRun.Command}' rules --output '{pipe}' & id=$!; "
                + "while [ $(cat /proc/$id/task/*/wchan 2>/dev/null | grep -o wait_for_partner | wc -l) -lt 2 ] && [ $((++n)) -lt 200 ]; "
                + "do sleep 0.1; done; "
                + "kill -TERM $id; wait $id",
        ]);

        Assert.Equal(130, run.Code);
    }

    private void Configure(string? configuration)
    {
        if (configuration is not null)
        {
            _folder.Write("repo/metadata-analyzer.yml", configuration);
        }
    }

    private static void AssertRefused(CliRun run, string reason)
    {
        Assert.Equal(2, run.Code);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("the-secret-line", run.Error, StringComparison.Ordinal);
    }
}
