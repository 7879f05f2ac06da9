using System.CommandLine;
using System.IO.Abstractions;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Migration.Snapshot;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>snapshot</c>: saves what a move loses, before it does.</summary>
internal sealed class SnapshotVerb
{
    private readonly InputOptions _input = new();
    private readonly Option<string> _output = new("--output")
    {
        Description = "The snapshot, as JSON; it must be new, because an old one may be the only copy",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<bool> _readable = new("--readable") { Description = "Write it as Markdown too, beside the file" };
    private readonly Option<bool> _narrow = new("--narrow")
    {
        Description = "Plan as 'plan --narrow' does, so that 'verify' does not miss what it leaves out",
    };
    private readonly Option<bool> _testClasses = new("--include-test-classes")
    {
        Description = "Plan as 'plan --include-test-classes' does",
    };
    private readonly Option<bool> _force = new("--force") { Description = "Replace a file that is there" };
    private readonly Option<string?> _redact = new("--redact") { Hidden = true, Arity = ArgumentArity.ZeroOrOne };
    private readonly VerbContext _context;

    private SnapshotVerb(VerbContext context) => _context = context;

    public static Command Create(VerbContext context)
    {
        var verb = new SnapshotVerb(context);
        var command = new Command("snapshot",
            "Save the rights, restrictions, assignments and apps of integration users before the move, because after it most cannot be "
            + "retrieved")
        {
            verb._output, verb._readable, verb._narrow, verb._testClasses, verb._force, verb._redact,
        };
        verb._input.AddTo(command);
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        if (arguments.GetResult(_redact) is { Implicit: false })
        {
            throw new UsageException(
                "--redact: a snapshot cannot be redacted, because a rollback and 'verify' need the names; keep the file as you keep the "
                + "exports, and hand out 'assess --redact' instead");
        }

        var path = arguments.GetValue(_output)!;
        string[] paths = arguments.GetValue(_readable) ? [path, ReadablePath(path)] : [path];
        if (!arguments.GetValue(_force) && paths.FirstOrDefault(_context.FileSystem.File.Exists) is { } existing)
        {
            throw new UsageException(
                $"--output {existing} is there already, and may be all that is left of an earlier state; name another file, or replace it "
                + "with --force");
        }

        var input = _input.Read(arguments);
        var result = InputOptions.Assess(input, _context);
        var plan = MigrationPlan.Of(
            result,
            new() { AllCandidates = true, IsNarrow = arguments.GetValue(_narrow), IncludesTestClasses = arguments.GetValue(_testClasses) });
        var hashes = InputOptions.Hashes(input, result.Org, _context);
        var files = new OutputFiles(_context);
        files.Write(path, stream => SnapshotWriter.Write(plan, hashes, stream));
        if (arguments.GetValue(_readable))
        {
            files.Write(ReadablePath(path), stream => SnapshotMarkdownWriter.Write(plan, stream));
        }

        Show(plan, files);
        return files.HasFailed ? ExitCode.Internal : ExitCode.Done;
    }

    private string ReadablePath(string path) =>
        _context.FileSystem.Path.ChangeExtension(path, ".md") is var readable && readable != path ? readable : path + ".md";

    private void Show(MigrationPlan plan, OutputFiles files)
    {
        var terminal = _context.Terminal;
        var kept = MoveScope.Kept(plan.Result).ToList();
        terminal.Line(
            $"Snapshot {Words.Count(kept.Count, "subject")} kept, with the plan of {Words.Count(plan.Subjects.Length, "candidate")}");
        terminal.Line($"Users    {plan.Counts}");
        var incomplete = kept.Where(subject => subject.Subject.Profile is null || !subject.Subject.Access.MissingContainers.IsEmpty)
            .ToList();
        if (incomplete.Count > 0)
        {
            terminal.Line();
            terminal.Line("What these have by a profile or set that is not in the project is not saved:");
            foreach (var subject in incomplete)
            {
                terminal.Line($"  {subject.Subject.Name}");
            }
        }

        foreach (var written in files.Written)
        {
            terminal.Line($"Wrote    {written}");
        }

        if (!files.HasFailed)
        {
            terminal.Line(
                $"Next     after the move: '{Reporting.ToolInfo.Command} verify --before {files.Written[0]}' with a new retrieve and new "
                + "exports");
        }
    }
}

/// <summary>Reads snapshots that the user names.</summary>
internal static class SnapshotInput
{
    /// <param name="files">Where the file is.</param>
    /// <param name="option">What names it, such as <c>--before</c>.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="UsageException">It cannot be read, or is no snapshot as the tool wrote it.</exception>
    public static SnapshotFile Read(IFileSystem files, string option, string path)
    {
        var prefix = option.Length == 0 ? "" : option + " ";
        if (!files.File.Exists(path))
        {
            throw new UsageException($"{prefix}{path}: there is no such file");
        }

        try
        {
            return SnapshotFile.Read(path, InputFile.ReadAllBytes(files, path));
        }
        catch (SnapshotException exception)
        {
            throw new UsageException(prefix + exception.Message, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{prefix}{path} cannot be read: {exception.Message}", exception);
        }
    }
}
