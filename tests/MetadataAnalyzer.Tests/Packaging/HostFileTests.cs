using System.Text.RegularExpressions;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Tests.Cli;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace MetadataAnalyzer.Tests.Packaging;

/// <summary>
/// The files with which GitHub, GitLab, pre-commit and a container engine run the command: what they run is run here, without their hosts.
/// </summary>
public sealed class HostFileTests : IDisposable
{
    private readonly HostProject _host = new();

    [Fact]
    public void Action_ChecksAndGivesTheSummaryAndSarif()
    {
        var action = HostFiles.Read("action.yml");

        // Each input reaches the script by a variable, because text inside a script would be run.
        Assert.DoesNotContain(
            "${{", string.Join('\n', HostFiles.Steps(action).Select(step => HostFiles.Text(step, "run"))), StringComparison.Ordinal);
        Assert.Equal(
            ((YamlMappingNode)action["inputs"]).Children.Count,
            HostFiles.ActionCheck("").Environment.Count(entry => entry.Name.StartsWith("CHECK_", StringComparison.Ordinal)));

        var run = Check(("since", "HEAD"));

        Assert.True(run.Code == 0, run.Output + run.Error);
        Assert.Equal(["check", ".", "--format", "github", "--fail-on", "blocker"], _host.Arguments[..6]);
        Assert.Equal("HEAD", _host.Arguments[Array.IndexOf(_host.Arguments, "--since") + 1]);
        var sarif = File.ReadAllText(_host.Folder.PathOf("runner/output.txt"))["sarif=".Length..].TrimEnd('\n');
        Assert.StartsWith(_host.Folder.PathOf("runner") + Path.DirectorySeparatorChar, sarif, StringComparison.Ordinal);
        Assert.StartsWith("{", File.ReadAllText(sarif), StringComparison.Ordinal);
        Assert.DoesNotContain("--allow-rule-packs", _host.Arguments);
        Assert.NotEmpty(File.ReadAllText(_host.Folder.PathOf("runner/summary.md")));
    }

    /// <summary>Packing takes minutes and was done: the packages stand in for it, and the rest of the step runs as it is written.</summary>
    [Fact]
    public void Action_InstallsThePackedTool()
    {
        var packages = PackedToolTests.Require("METADATA_ANALYZER_PACKAGES").Split(Path.PathSeparator)[0];
        var install = HostFiles.Steps(HostFiles.Read("action.yml")).Single(step => HostFiles.Text(step, "name") == "Install");
        _host.AddCommand("dotnet", """
            if [ "$1" != pack ]; then exec "$DOTNET" "$@"; fi
            [ -f "$2/MetadataAnalyzer.Cli.csproj" ]
            mkdir -p "${@: -1}" && cp "$PACKAGES"/*.nupkg "${@: -1}"
            """);

        var run = _host.Bash(HostFiles.Text(install, "run"),
            ("ACTION_FOLDER", RepositoryFolder.Root), ("TOOL_FOLDER", _host.Folder.PathOf("tool")), ("PACKAGES", packages),
            ("DOTNET", ProcessRun.Find("dotnet")), ("NUGET_PACKAGES", _host.Folder.PathOf("cache")));

        Assert.True(run.Code == 0, run.Output + run.Error);
        Assert.Equal(CliRun.Of("rules").Output, ProcessRun.Of(_host.Folder.PathOf("tool/metadata-analyzer"), ["rules"]).Output);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("True; touch x", false)]
    public void Action_AllowsRulePacksOnlyWhenToldTo(string value, bool allows)
    {
        var run = Check(("since", "HEAD"), ("allow-rule-packs", value));

        Assert.True(run.Code == 0, run.Output + run.Error);
        Assert.Equal(allows, _host.Arguments.Contains("--allow-rule-packs"));
        Assert.False(File.Exists(Path.Combine(_host.Project, "x")));
    }

    [Fact]
    public void Action_PassesTheExitCodeOn()
    {
        var run = Check(("path", "nowhere"));

        Assert.Equal(ExitCode.NoInput, run.Code);
        Assert.DoesNotContain("--since", _host.Arguments);
        Assert.DoesNotContain("--config", _host.Arguments);
    }

    [Fact]
    public void GitLabTemplate_WritesThroughNoLink()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a link needs a right");
        _host.Folder.Write("victim/metadata-analyzer.md", "mine");
        var (script, environment, artifacts) = GitLabJob();
        foreach (var path in artifacts)
        {
            var whole = Path.Combine(_host.Project, path);
            Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
            File.CreateSymbolicLink(whole, _host.Folder.PathOf("victim/metadata-analyzer.md"));
        }

        var run = _host.Bash(script, [.. environment, ("METADATA_ANALYZER_FAIL_ON", "never")]);
        Directory.Delete(Path.Combine(_host.Project, Path.GetDirectoryName(artifacts[0])!), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(_host.Project, Path.GetDirectoryName(artifacts[0])!), _host.Folder.PathOf("victim"));
        var throughFolder = _host.Bash(script, [.. environment, ("METADATA_ANALYZER_FAIL_ON", "never")]);

        Assert.True(run.Code == 0 && throughFolder.Code == 0, run.Error + throughFolder.Error);
        Assert.Equal("mine", File.ReadAllText(_host.Folder.PathOf("victim/metadata-analyzer.md")));
        Assert.Single(Directory.EnumerateFileSystemEntries(_host.Folder.PathOf("victim")));
        Assert.All(artifacts, path => Assert.Null(new FileInfo(Path.Combine(_host.Project, path)).LinkTarget));
    }

    [Theory]
    [InlineData(null, "false")]
    [InlineData("HEAD", "true")]
    public void GitLabTemplate_WritesTheReportsItDeclares(string? since, string allows)
    {
        var (script, environment, artifacts) = GitLabJob();

        var run =
            _host.Bash(
                script,
                [
                    .. environment, ("METADATA_ANALYZER_FAIL_ON", "never"), ("METADATA_ANALYZER_ALLOW_RULE_PACKS", allows),
                    ("CI_MERGE_REQUEST_DIFF_BASE_SHA", since),
                ]);

        Assert.True(run.Code == 0, run.Output + run.Error);
        Assert.Equal(since is not null, _host.Arguments.Contains("--since"));
        Assert.Equal(allows == "true", _host.Arguments.Contains("--allow-rule-packs"));
        Assert.All(artifacts, path => Assert.True(File.Exists(Path.Combine(_host.Project, path)), $"{path} was not written"));
    }

    private static (string Script, List<(string, string?)> Environment, List<string> Artifacts) GitLabJob()
    {
        var template = HostFiles.Read(".gitlab/metadata-analyzer.gitlab-ci.yml");
        var job = (YamlMappingNode)template["metadata-analyzer"];
        var artifacts = (YamlMappingNode)job["artifacts"];
        return (
            string.Join('\n', ((YamlSequenceNode)job["script"]).Select(line => line.ToString())),
            [.. ((YamlMappingNode)template["variables"]).Select(pair => (pair.Key.ToString(), (string?)pair.Value.ToString()))],
            [.. ((YamlSequenceNode)artifacts["paths"]).Concat(((YamlMappingNode)artifacts["reports"]).Children.Values)
                .Select(path => path.ToString())]);
    }

    /// <summary>The step of the action that checks, as it is written.</summary>
    private ProcessRun Check(params (string Name, string Value)[] inputs)
    {
        var temporary = _host.Folder.PathOf("runner");
        File.Copy(
            _host.Folder.PathOf("bin/metadata-analyzer"),
            Path.Combine(Directory.CreateDirectory(Path.Combine(temporary, "metadata-analyzer")).FullName, "metadata-analyzer"));
        var (script, environment) = HostFiles.ActionCheck(temporary, inputs);
        return _host.Bash(script, environment);
    }

    [Fact]
    public void PreCommitHooks_RunOnMetadataAlone()
    {
        var hooks = ((YamlSequenceNode)HostFiles.Load(".pre-commit-hooks.yaml")).Cast<YamlMappingNode>().ToList();

        Assert.Equal(["metadata-analyzer", "metadata-analyzer-system"], hooks.Select(hook => HostFiles.Text(hook, "id")));
        Assert.All(hooks, hook =>
        {
            var files = new Regex(HostFiles.Text(hook, "files"), RegexOptions.None, TimeSpan.FromSeconds(1));
            Assert.All(
                new[]
                {
                    "force-app/main/default/profiles/Sync User.profile-meta.xml",
                    "src/permissionsets/Sync.permissionset",
                    "metadata-analyzer.yml",
                    "org/metadata-analyzer.yml",
                    "src/classes/A.cls",
                    "src/extlClntAppOauthPolicies/P.ecaOauthPlcy",
                    "src/externalClientApps/Sync.eca",
                },
                file => Assert.Matches(files, file));
            Assert.All(
                new[] { "README.md", "package.json", "docs/profile.md", "notmetadata-analyzer.yml" },
                file => Assert.DoesNotMatch(files, file));
            Assert.Equal("false", HostFiles.Text(hook, "pass_filenames"));

            var arguments = ((YamlSequenceNode)hook["args"]).Select(argument => $"'{argument}'");
            var run = _host.Bash($"{HostFiles.Text(hook, "entry")} {string.Join(' ', arguments)}");

            Assert.True(run.Code == 0, run.Output + run.Error);
        });
        Assert.Equal(["check", "--since", "HEAD", "check", "--since", "HEAD"], _host.Arguments);
    }

    [Fact]
    public void Dockerfile_CopiesWhatIsThereAndPublishesWhatRuns()
    {
        var lines = File.ReadAllLines(Path.Combine(RepositoryFolder.Root, "Dockerfile"));
        var copied = lines
            .Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1]);
        Assert.All(copied, path => Assert.True(Path.Exists(Path.Combine(RepositoryFolder.Root, path)), $"{path} is not there"));
        Assert.Contains("ENTRYPOINT [\"metadata-analyzer\"]", lines);
        var publish = lines.Single(line => line.StartsWith("RUN dotnet publish ", StringComparison.Ordinal))["RUN ".Length..];
        if (!Directory.Exists(Path.Combine(RepositoryFolder.Root, "src", "MetadataAnalyzer.Cli", "bin", "Release", "net10.0")))
        {
            Assert.Skip("the command was not built for release");
        }

        // The build of this checkout stands in for the one in the image.
        var app = _host.Folder.PathOf("app");
        var built = ProcessRun.Of(
            "bash", ["-c", publish.Replace("-o /app", $"-o '{app}' --no-build", StringComparison.Ordinal)], RepositoryFolder.Root);
        Assert.True(built.Code == 0, built.Output + built.Error);
        var run = ProcessRun.Of(Path.Combine(app, "metadata-analyzer"), ["rules"], _host.Project);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("IUL1002", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _host.Dispose();
}
