using System.Collections.Immutable;
using System.IO.Abstractions.TestingHelpers;
using System.Text;
using System.Xml;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;
using MetadataAnalyzer.Migration.Snapshot;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Tests.Robustness.Fuzzing;

/// <summary>What holds for any input.</summary>
internal static class FuzzProperties
{
    /// <summary>
    /// Work is counted in bytes allocated, which no load of the machine changes. A report in PDF takes some tens of MB by itself.
    /// </summary>
    private const long MostBytes = 4L << 30;

    private const string Out = FuzzCase.Machine + "/out";

    private static readonly Lazy<ReferenceSearch> References = new(() => LicenseCatalogue.LoadEmbedded().References.Search);

    /// <exception cref="FuzzFailureException">A property does not hold.</exception>
    public static void Check(FuzzCase fuzz)
    {
        var before = GC.GetTotalAllocatedBytes();
        Action<FuzzCase> check = fuzz.Target switch
        {
            FuzzTarget.Metadata => CheckMetadata,
            FuzzTarget.Zip => CheckZip,
            FuzzTarget.Exports => CheckExports,
            FuzzTarget.Settings => CheckSettings,
            FuzzTarget.Assess => CheckAssess,
            FuzzTarget.Check => CheckCheck,
            _ => CheckMove,
        };
        check(fuzz);
        var allocated = GC.GetTotalAllocatedBytes() - before;
        var input = fuzz.Files.Sum(file => file.Value.Length);
        Require(allocated < MostBytes, "work is bound", $"{allocated} bytes were allocated for {input} bytes of input");
    }

    /// <summary>Damaged files are read or named with their place; the others are read as if those were not there.</summary>
    private static void CheckMetadata(FuzzCase fuzz)
    {
        if (ReadFolder(fuzz, IsProjectDamaged(fuzz)) is not { } project)
        {
            return;
        }

        Same(Summary(project), Summary(ReadFolder(fuzz, mayFail: false)!), "the same files give the same project");
        CheckPlaces(fuzz, project);
        foreach (var path in fuzz.Damaged.Where(path => FuzzSeeds.FormatOf(path) == FileFormat.Xml && fuzz.Files.ContainsKey(path))
            .Where(path => !IsWellFormed(fuzz.Files[path])))
        {
            // Whether a file of that name is looked into at all, a file that is certainly malformed tells.
            var certain = fuzz with { Files = fuzz.Files.SetItem(path, "<a"u8.ToArray()) };
            Require(
                IsUnreadable(project, path) || ReadFolder(certain, mayFail: true) is not { } other || !IsUnreadable(other, path),
                "a malformed file is named", path);
        }
    }

    private static void CheckPlaces(FuzzCase fuzz, MetadataProject project)
    {
        // A piece of a permission set whose other pieces are not there cannot be read either.
        var without = new Lazy<MetadataProject?>(() => ReadFolder(fuzz.Undamaged(), mayFail: true));
        foreach (var unreadable in project.Unreadable)
        {
            Require(!string.IsNullOrWhiteSpace(unreadable.Message), "an unreadable file has a message", unreadable.Place);
            var names = unreadable.Message.Contains(FuzzCase.Machine, StringComparison.Ordinal);
            Require(!names, "no message has an absolute path", unreadable.Message);
            if (unreadable.Location.IsNone)
            {
                continue;
            }

            var path = unreadable.Location.Path;
            Require(fuzz.Files.ContainsKey(path), "an unreadable file is one of the project", path);
            Require(
                unreadable.Location.Line >= 1 && unreadable.Location.Line <= fuzz.Files[path].Length + 1,
                "an unreadable file has the line",
                unreadable.Place);
            Require(
                fuzz.Damaged.Contains(path) || project.Duplicates.Any() || without.Value is not { } other || IsUnreadable(other, path),
                "files beside a damaged one are read",
                $"{unreadable.Place}: {unreadable.Message}");
        }
    }

    private static void CheckZip(FuzzCase fuzz)
    {
        var path = $"{FuzzCase.Project}/{fuzz.Files.Keys.Single()}";
        if (Read(fuzz.Disk(), path, mayFail: true) is { } project)
        {
            Same(Summary(project), Summary(Read(fuzz.Disk(), path, mayFail: true)!), "the same files give the same project");
            var outside = project.Components.FirstOrDefault(component => component.Path.Split('/').Contains(".."));
            Require(outside is null, "no entry leads out of the zip file", outside?.Path ?? "");
        }

        Run(fuzz.Disk(), "inventory", path).Expect(0, 3);
    }

    private static void CheckExports(FuzzCase fuzz)
    {
        var exports = ReadExports(fuzz);
        var again = ReadExports(fuzz);
        Same(Summary(exports), Summary(again), "the same files give the same rows");
        var whole = ReadExports(fuzz.Undamaged());
        foreach (var problem in exports.Problems)
        {
            Require(fuzz.Files.ContainsKey(problem.Location.Path), "a problem names its file", problem.Location.ToString());
            Require(problem.Location.Line >= 0 && problem.Message.Length > 0, "a problem has its row and words", problem.ToString());
        }

        foreach (var state in whole.States.Where(state =>
            !fuzz.Damaged.Any(path => path.StartsWith(FuzzSeeds.OrgData + state.Export.Name, StringComparison.OrdinalIgnoreCase))))
        {
            Require(exports.State(state.Export).Rows == state.Rows, "files beside a damaged one are read", state.Export.Name);
        }
    }

    /// <summary>A file that cannot be used is refused by its name, before anything is assessed.</summary>
    private static void CheckSettings(FuzzCase fuzz)
    {
        const string User = "int.sync@example.com";
        string[] given = [FuzzCase.Project, "--answers", At("answers.yml"), "--suppressions", At("suppressions.yml")];
        var before = At(FuzzSeeds.Snapshot);
        List<string[]> commands =
        [
            ["config", "show", "--format", "json", .. given],
            ["check", "--output", Out + "/check.json", .. given],
            ["baseline", "update", .. given],
            ["baseline", "prune", .. given],
            ["verify", FuzzCase.Project, "--before", before, "--subject", User, "--output", Out + "/verification.json"],
            ["diff", before, before, "--output", Out + "/difference.json"],
            ["plan", FuzzCase.Project, "--subject", User, "--force", "--output-dir", At("kit")],
        ];
        var disk = fuzz.Disk();
        foreach (var command in commands.Where(command => !IsAloneDamaged(fuzz, FuzzSeeds.Snapshot) || command[0] is "verify" or "diff"))
        {
            var run = Run(disk, command).Expect(0, 1, 2, 3);
            Require(
                run.Code != 2 || run.Error.Contains(User, StringComparison.Ordinal)
                    || run.Error.Contains("--output-dir", StringComparison.Ordinal)
                    || FuzzSeeds.Settings.Keys.Any(path => run.Error.Contains(Path.GetFileName(path), StringComparison.Ordinal)),
                "a refusal names the file",
                run.Error);
            var isYaml = run.Code == 2 && fuzz.Files.Count == FuzzSeeds.Settings.Count
                && run.Error.Contains(".yml", StringComparison.Ordinal);
            Require(!isYaml || run.Error.Contains(", line ", StringComparison.Ordinal), "a refusal of YAML has the line", run.Error);
        }

        OutputProperties.Check(disk, Out, fuzz);
    }

    private static void CheckAssess(FuzzCase fuzz)
    {
        var disk = fuzz.Disk();
        var run = Run(disk, "assess", FuzzCase.Project, "--include-access", "--report-dir", Out).Expect(0, 2, 3);
        OutputProperties.Check(disk, Out, fuzz);
        OutputProperties.CheckSecret(run.Output + run.Error, fuzz, "console");

        var other = fuzz.Disk();
        var again = Run(other, "assess", FuzzCase.Project, "--include-access", "--report-dir", Out);
        Same(run.Output + run.Error, again.Output + again.Error, "the same input gives the same summary");
        foreach (var file in Written(disk))
        {
            var isSame = other.File.ReadAllBytes(file).AsSpan().SequenceEqual(disk.File.ReadAllBytes(file));
            Require(isSame, "the same input gives the same bytes", file);
        }

        string[] redacted = [$"--output={Out}/redacted/a.html", $"--output={Out}/redacted/a.sarif"];
        Run(disk, ["assess", FuzzCase.Project, "--redact", .. redacted]).Expect(0, 2, 3);
        OutputProperties.Check(disk, Out + "/redacted", fuzz);
    }

    private static void CheckCheck(FuzzCase fuzz)
    {
        var disk = fuzz.Disk();
        string[] outputs = [$"--output=github={Out}/a.txt", $"--output=gitlab={Out}/gitlab.json", $"--output={Out}/a.md"];
        Run(disk, ["check", FuzzCase.Project, .. outputs]).Expect(0, 1, 2, 3);
        Run(disk, "check", FuzzCase.Project, "--strict", "--format", "junit", "--output", Out + "/assessment.sarif").Expect(0, 1, 2, 3, 4);
        Run(disk, "inventory", FuzzCase.Project, "--output", Out + "/inventory.json", "--package", Out + "/package.xml").Expect(0, 2, 3);
        var created = Run(disk, "baseline", "create", FuzzCase.Project, "--baseline", Out + "/baseline.json").Expect(0, 2, 3);
        if (created.Code == 0)
        {
            string[] gate = ["--baseline", Out + "/baseline.json", "--fail-on", "note", "--fail-on-stale"];
            var held = Run(disk, ["check", FuzzCase.Project, .. gate]).Expect(0, 1);
            Require(held.Code == 0, "a baseline holds all findings that it was made from", held.Output);
        }

        OutputProperties.Check(disk, Out, fuzz);
    }

    private static void CheckMove(FuzzCase fuzz)
    {
        const int Named = 2;
        var (disk, before) = (fuzz.Disk(), Out + "/before.json");
        Run(disk, "plan", FuzzCase.Project, "--output-dir", Out + "/kit").Expect(0, 2, 3);
        if (Run(disk, "snapshot", FuzzCase.Project, "--output", before, "--readable").Expect(0, 2, 3).Code == 0)
        {
            // Few of the cut organisation's users can move, and without one 'verify' has nothing to do.
            string[] names = [.. SnapshotFile.Read(before, disk.File.ReadAllBytes(before)).Subjects.Take(Named)];
            foreach (var name in names)
            {
                Run(disk, "plan", FuzzCase.Project, $"--subject={name}", "--force", "--output-dir", Out + "/kit").Expect(0, 2);
            }

            string[] outputs = [$"--output={Out}/verification.json", $"--output={Out}/verification.md", $"--output={Out}/verification.xml"];
            string[] subjects = [.. names.Select(name => $"--subject={name}")];
            Run(disk, ["verify", FuzzCase.Project, "--before", before, .. outputs, .. subjects]).Expect(0, 1, 2);
            var same = Run(disk, "diff", before, before, "--output", Out + "/difference.json").Expect(0);
            var isSame = same.Output.StartsWith("Nothing changed", StringComparison.Ordinal);
            Require(isSame, "a snapshot does not differ from itself", same.Output);
        }

        OutputProperties.Check(disk, Out, fuzz);
    }

    public static void Require(bool holds, string property, string detail)
    {
        if (!holds)
        {
            throw new FuzzFailureException(property, detail);
        }
    }

    private static void Same(string first, string second, string property)
    {
        if (first != second)
        {
            var at = first.Zip(second).TakeWhile(pair => pair.First == pair.Second).Count();
            throw new FuzzFailureException(property, $"…{first[Math.Max(0, at - 40)..Math.Min(first.Length, at + 80)]}");
        }
    }

    private static IEnumerable<string> Written(MockFileSystem disk) =>
        disk.AllFiles.Where(file => file.StartsWith(Out + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string At(string path) => $"{FuzzCase.Project}/{path}";

    private static CommandRun Run(MockFileSystem disk, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = MetadataAnalyzer.Cli.CommandLine.Run(arguments, TextReader.Null, output, error, disk, CancellationToken.None);
        return new(string.Join(' ', arguments), code, output.ToString(), error.ToString());
    }

    private static bool IsAloneDamaged(FuzzCase fuzz, string path) => fuzz.Damaged is [var only] && only == path;

    private static bool IsProjectDamaged(FuzzCase fuzz) =>
        !fuzz.Files.ContainsKey("sfdx-project.json") || fuzz.Damaged.Contains("sfdx-project.json");

    private static MetadataProject? ReadFolder(FuzzCase fuzz, bool mayFail) => Read(fuzz.Disk(), FuzzCase.Project, mayFail);

    private static MetadataProject? Read(MockFileSystem disk, string path, bool mayFail)
    {
        try
        {
            return MetadataReader.Read(disk, path, new MetadataReadOptions { References = References.Value });
        }
        catch (ProjectNotFoundException exception) when (mayFail)
        {
            Require(exception.Message.Length > 0, "a project that cannot be read has a message", path);
            return null;
        }
    }

    private static OrgExports ReadExports(FuzzCase fuzz) =>
        OrgExports.Read(fuzz.Disk(), At("org-data"), new OrgExportOptions(), CancellationToken.None);

    private static bool IsUnreadable(MetadataProject project, string path) => project.Unreadable.Any(file => file.Location.Path == path);

    private static string Summary(MetadataProject project) => string.Join(
        '\n',
        project.Components.Select(component => component.ToString())
            .Concat(project.Unreadable.Select(file => file.ToString()))
            .Concat(project.References.Select(reference => reference.ToString()))
            .Concat(project.UnknownFiles));

    private static string Summary(OrgExports exports) => string.Join(
        '\n',
        exports.States.Select(state => $"{state.Export.Name} {state.Presence} {state.Rows}")
            .Concat(exports.Problems.Select(problem => problem.ToString()))
            .Concat(exports.Users.Select(user => user.Username)));

    private static bool IsWellFormed(byte[] content)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content), new() { DtdProcessing = DtdProcessing.Prohibit });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (Exception exception) when (exception is XmlException or ArgumentException or DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>One run of the command line.</summary>
    private sealed record CommandRun(string Command, int Code, string Output, string Error)
    {
        /// <exception cref="FuzzFailureException">The code is another one.</exception>
        public CommandRun Expect(params int[] codes)
        {
            // What the message quotes differs from case to case; the place in parentheses does not.
            var reason = Code == 5 && Error.IndexOf(')', StringComparison.Ordinal) is >= 0 and var end ? Error[..(end + 1)] : "";
            var property = $"{Command.Split(' ')[0]} exits with {string.Join(", ", codes)}, not {Code} {reason}";
            Require(codes.Contains(Code), property, $"{Command}\n{Error}");
            return this;
        }
    }
}
