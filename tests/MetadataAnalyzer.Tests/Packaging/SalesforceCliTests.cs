using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Tests.Cli;
using MetadataAnalyzer.Tests.Migration.Kit;
using MetadataAnalyzer.Tests.Migration.Probe;
using MetadataAnalyzer.Tests.Reporting;
using Xunit;

namespace MetadataAnalyzer.Tests.Packaging;

/// <summary>
/// Every command of the Salesforce CLI that a script, a runbook or a page says to run, held against the manifests of the CLI itself.
/// <c>.ci/run</c> installs it and says where in <c>METADATA_ANALYZER_SF</c>.
/// </summary>
public sealed partial class SalesforceCliTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CommandsOfTheCollection_AreThoseOfTheCli()
    {
        var commands = Commands();
        _folder.Write(ScriptRun.CutOn, " FROM LoginHistory ");
        CliRun.Of("collect", CliRun.Sample, "--parts", "--output-dir", _folder.PathOf("project"));

        var run = ScriptRun.Posix(_folder, "project", "collect.sh", "my-org");

        Assert.Equal(0, run.Code);
        var words = run.Calls.Select(call => call.Skip(1).Where(word => !word.StartsWith("SELECT ", StringComparison.Ordinal)).ToArray());
        Assert.Empty(words.SelectMany(call => Problems(commands, call)));
        Assert.Equal(
            ["data export bulk", "data query", "org list metadata", "sobject describe"],
            run.Calls.Select(call => string.Join(' ', call.Skip(1).TakeWhile(word => word[0] != '-'))).Distinct().Order());
    }

    [Fact]
    public void CommandsInTexts_AreThoseOfTheCli()
    {
        var commands = Commands();
        var output = CliRun.Of("collect", CliRun.Sample, "--parts", "--output-dir", _folder.PathOf("collect")).Output;
        var plan = MigrationPlan.Of(SampleReports.Result, new() { AllCandidates = true, BindsPermissionSetLicense = true });
        var kit = KitFolders.Build(plan, CliRun.Sample).Concat(KitFolders.Hostile())
            .Where(file => Path.GetExtension(file.Path) is ".md" or ".sh" or ".ps1")
            .Select(file => (file.Path, Text: Encoding.UTF8.GetString(file.Content.AsSpan())));
        CliRun.Of("probe", CliRun.Sample, "--output-dir", _folder.PathOf("probe"));
        var pages = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "rules"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(_folder.PathOf("probe"), "*.*"))
            .Concat(Directory.EnumerateFiles(_folder.PathOf("collect"), "*.*"))
            .Append(Path.Combine(RepositoryFolder.Root, "README.md"))
            .Append(Path.Combine(RepositoryFolder.Root, "src/MetadataAnalyzer.Cli/PACKAGE.md"))
            .Append(Path.Combine(RepositoryFolder.Root, "src/MetadataAnalyzer.Cli/MANUAL.md"))
            .Select(path => (Path: path, Text: File.ReadAllText(path)));

        var found = kit.Concat(pages).Append((Path: "output of collect", Text: output))
            .SelectMany(
                file => CommandLine().Matches(Quoted().Replace(file.Text, "TEXT")), (file, match) => (file.Path, Words: Words(match)))
            .ToList();

        Assert.Empty(found.SelectMany(command => Problems(commands, command.Words).Select(problem => $"{command.Path}: {problem}")));
        Assert.Superset(
            new HashSet<string>
            {
                "data create", "data delete", "data import", "data query", "data update", "org assign", "org list", "org login",
                "project deploy", "project retrieve",
            },
            found.Select(command => string.Join(' ', command.Words.Take(2))).ToHashSet());
    }

    /// <summary>The CLI takes the project that a collection writes, and refuses it without its package directories.</summary>
    [Fact]
    public void WrittenProject_IsOneForTheCli()
    {
        var installed = Installed();
        CliRun.Of("collect", CliRun.Sample, "--parts", "--output-dir", _folder.PathOf("org"));
        const string Script = "require('@salesforce/core').SfProject.resolve(process.argv[1])"
            + ".then(project => console.log(project.getUniquePackageDirectories().map(directory => directory.path).join(' ')))"
            + ".catch(error => console.log(error.name))";

        var (whole, part) = (Resolve("org"), Resolve("org/parts/2"));
        Directory.Delete(_folder.PathOf("org/parts/2/force-app"));
        var without = Resolve("org");

        Assert.Equal("parts/1/force-app parts/2/force-app parts/3/force-app parts/4/force-app\n", whole);
        Assert.Equal("force-app\n", part);
        Assert.Equal("MissingPackageDirectoryError\n", without);

        string Resolve(string folder) => ProcessRun.Of(
            Path.Combine(installed, "node_modules/.bin/node"), ["-e", Script, _folder.PathOf(folder)], installed,
            ("HOME", _folder.Path)).Output;
    }

    /// <summary>The calls of a probe are a command of the CLI, and its library converts the written project without a complaint.</summary>
    [Fact]
    public void Probe_IsAProjectForTheCli()
    {
        var commands = Commands();
        CliRun.Of("probe", CliRun.Sample, "--output-dir", _folder.PathOf("probe"));

        var run = ProbeRun.Of("sh", _folder, "probe", batch: 5);
        var converted = ProcessRun.Of(
            Path.Combine(Installed(), "node_modules/.bin/sf"), ["project", "convert", "source", "--output-dir", "metadata", "--json"],
            _folder.PathOf("probe"), [.. CliEnvironment()]);

        Assert.Empty(run.Calls.SelectMany(call => Problems(commands, call)));
        Assert.Equal(0, converted.Code);
        using var answer = JsonDocument.Parse(converted.Output);
        Assert.Equal(0, answer.RootElement.GetProperty("warnings").GetArrayLength());
        Assert.Equal(
            ProbePlan.Of(SampleReports.Result).Length, Directory.EnumerateFiles(_folder.PathOf("probe/metadata/permissionsets")).Count());
    }

    /// <summary>The real CLI, signed in to nothing, refuses the alias, not the command.</summary>
    [Fact]
    public void Probe_WithoutALogin_SaysWhatToDo()
    {
        _ = Installed();
        CliRun.Of("probe", CliRun.Sample, "--output-dir", _folder.PathOf("probe"));

        var run = ProcessRun.Of("sh", ["probe.sh", "no-such-org"], _folder.PathOf("probe"), [.. CliEnvironment()]);

        Assert.Equal(1, run.Code);
        Assert.Contains("No authorization information found for no-such-org", run.Error, StringComparison.Ordinal);
        Assert.Contains("sign in with: sf org login web", run.Error, StringComparison.Ordinal);
    }

    /// <summary>The real CLI, signed in to nothing: it understands the command, and the script ends with its message.</summary>
    [Fact]
    public void Collection_WithoutALogin_SaysWhatToDo()
    {
        _ = Installed();
        CliRun.Of("collect", CliRun.Sample, "--output-dir", _folder.PathOf("project"));

        var run = ProcessRun.Of("sh", ["collect.sh", "no-such-org"], _folder.PathOf("project"), [.. CliEnvironment()]);

        Assert.Equal(1, run.Code);
        Assert.Contains("No authorization information found for no-such-org", run.Error, StringComparison.Ordinal);
        Assert.Contains("collect: sign in with: sf org login web", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder.PathOf("project/org-data")));
    }

    /// <summary>What the CLI would refuse of a command; empty when nothing.</summary>
    private static IEnumerable<string> Problems(Dictionary<string, JsonElement> commands, string[] words)
    {
        var name = words.TakeWhile(word => LowerCase().IsMatch(word)).ToArray();
        var length = name.Length;
        while (length > 0 && !commands.ContainsKey(string.Join(':', name.Take(length))))
        {
            length--;
        }

        if (length == 0)
        {
            yield return $"no command '{string.Join(' ', words)}'";
            yield break;
        }

        var flags = commands[string.Join(':', name.Take(length))].GetProperty("flags");
        var given = new HashSet<string>();
        for (var index = length; index < words.Length; index++)
        {
            if (!words[index].StartsWith('-'))
            {
                yield return $"'{words[index]}' is no flag of {string.Join(' ', words)}";
                continue;
            }

            if (!words[index].StartsWith("--", StringComparison.Ordinal) || !flags.TryGetProperty(words[index][2..], out var flag))
            {
                yield return $"no flag {words[index]} in {string.Join(' ', words)}";
                continue;
            }

            given.Add(words[index][2..]);
            if (flag.GetProperty("type").GetString() == "boolean")
            {
                continue;
            }

            index++;
            if (index == words.Length)
            {
                yield return $"{words[^1]} has no value";
            }
            else if (flag.TryGetProperty("options", out var all) && !all.EnumerateArray().Any(option => option.ValueEquals(words[index])))
            {
                yield return $"{words[index - 1]} does not take {words[index]}";
            }
        }

        // A sentence may name a command alone.
        if (words.Length > length)
        {
            // The CLI's own configuration may name the org.
            foreach (var flag in flags.EnumerateObject().Where(flag => flag.Name != "target-org" && !given.Contains(flag.Name)))
            {
                if (flag.Value.TryGetProperty("required", out var required) && required.GetBoolean())
                {
                    yield return $"--{flag.Name} is missing in {string.Join(' ', words)}";
                }
            }
        }
    }

    private static Dictionary<string, JsonElement> Commands() =>
        new[] { "node_modules/@salesforce", "node_modules/@oclif" }
            .SelectMany(owner => Directory.EnumerateDirectories(Path.Combine(Installed(), owner)))
            .Select(package => Path.Combine(package, "oclif.manifest.json")).Where(File.Exists)
            .SelectMany(manifest => JsonDocument.Parse(File.ReadAllText(manifest)).RootElement.GetProperty("commands").EnumerateObject())
            .DistinctBy(command => command.Name).ToDictionary(command => command.Name, command => command.Value, StringComparer.Ordinal);

    /// <summary>The CLI in front of all programs, with a home of its own.</summary>
    private IEnumerable<(string Name, string? Value)> CliEnvironment() =>
    [
        ("PATH", Path.Combine(Installed(), "node_modules/.bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH")),
        ("HOME", _folder.Path), ("SF_DISABLE_TELEMETRY", "true"), ("SF_SKIP_NEW_VERSION_CHECK", "true"),
        ("SF_AUTOUPDATE_DISABLE", "true"),
    ];

    private static string Installed()
    {
        var folder = Environment.GetEnvironmentVariable("METADATA_ANALYZER_SF");
        Assert.SkipWhen(
            string.IsNullOrEmpty(folder), "METADATA_ANALYZER_SF does not say where the Salesforce CLI is installed; .ci/run does");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the scripts of these tests are POSIX scripts");
        return folder;
    }

    private static string[] Words(Match command) =>
        command.Groups["command"].Value.TrimEnd('.', ':', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A command up to the end of its line or of the text that quotes it.</summary>
    [GeneratedRegex(@"(?<![\w./""-])sf (?<command>[a-z]+ [a-z][^\r\n`'|;)(>,#]*)")]
    private static partial Regex CommandLine();

    /// <summary>Texts in double quotes, with the commands inside them that look up an id.</summary>
    [GeneratedRegex("""(?<=--[a-z-]+ )"(?:[^"()\n]|\$\(find_id "[^"\n]*"\))*"|(?<= )'[^'\n]*'(?= |$)""", RegexOptions.Multiline)]
    private static partial Regex Quoted();

    [GeneratedRegex("^[a-z]+$")]
    private static partial Regex LowerCase();
}
