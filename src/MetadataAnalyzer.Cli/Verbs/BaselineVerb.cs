using System.CommandLine;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>baseline create|update|prune</c>: keeps the findings that are there, so that a check looks at what is new.</summary>
internal sealed class BaselineVerb
{
    private readonly InputOptions _input = new();
    private readonly Option<string?> _file = new("--baseline")
    {
        Description = $"The file; by default {Baseline.FileName} in the project's folder",
        HelpName = "FILE",
    };
    private readonly VerbContext _context;

    private BaselineVerb(VerbContext context) => _context = context;

    public static Command Create(VerbContext context) =>
        new("baseline", "Keep the findings that are there now, so that a check looks at what is new")
    {
        new BaselineVerb(context)
            .Command("create", "Write a baseline of all findings that are not accepted; refuses to overwrite one", verb => verb.Create),
        new BaselineVerb(context)
            .Command(
                "update", "Add the findings that are not in the baseline yet; those that are keep the day they were first seen",
                verb => verb.Update),
        new BaselineVerb(context).Command("prune", "Take out what is no finding any more; adds nothing", verb => verb.Prune),
    };

    private Command Command(string name, string description, Func<BaselineVerb, Func<ParseResult, int>> run)
    {
        var command = new Command(name, description) { _file };
        _input.AddTo(command);
        command.SetAction(run(this));
        return command;
    }

    private int Create(ParseResult arguments)
    {
        var path = PathOf(arguments);
        if (_context.FileSystem.File.Exists(path))
        {
            throw new UsageException(
                $"{path} is there already; 'baseline update' adds what is new, 'baseline prune' takes out what is fixed");
        }

        var result = Assess(arguments);
        var baseline = Baseline.Of(result.Diagnostics, result.Org.AsOf);
        return Write(path, baseline, $"{Words.Count(baseline.Entries.Length, "entry", "entries")}");
    }

    private int Update(ParseResult arguments)
    {
        var (path, earlier) = Read(arguments);
        var result = Assess(arguments);
        var baseline = earlier.Update(result.Diagnostics, result.Org.AsOf);
        var stale = earlier.Stale(result.Diagnostics).Length;
        return Write(
            path, baseline,
            $"{Words.Count(baseline.Entries.Length, "entry", "entries")}, {baseline.Entries.Length - earlier.Entries.Length} of them new"
            + (stale == 0 ? "" : $"; {stale} {(stale == 1 ? "matches" : "match")} no finding any more, which 'baseline prune' takes out"));
    }

    private int Prune(ParseResult arguments)
    {
        var (path, earlier) = Read(arguments);
        var baseline = earlier.Prune(Assess(arguments).Diagnostics);
        return Write(
            path, baseline,
            $"{Words.Count(baseline.Entries.Length, "entry", "entries")}, {earlier.Entries.Length - baseline.Entries.Length} taken out");
    }

    private string PathOf(ParseResult arguments) =>
        BaselineFiles.PathOf(_context.FileSystem, _input.Read(arguments).Path, arguments.GetValue(_file));

    private (string Path, Baseline Baseline) Read(ParseResult arguments)
    {
        var path = PathOf(arguments);
        return _context.FileSystem.File.Exists(path)
            ? (path, BaselineFiles.Read(_context.FileSystem, path))
            : throw new UsageException($"{path} is no file; 'baseline create' writes one");
    }

    private AssessmentResult Assess(ParseResult arguments) => InputOptions.Assess(_input.Read(arguments), _context);

    private int Write(string path, Baseline baseline, string what)
    {
        var files = new OutputFiles(_context);
        BaselineFiles.Write(files, path, baseline);
        if (files.HasFailed)
        {
            return ExitCode.Internal;
        }

        _context.Terminal.Line($"Wrote {path}: {what}");
        return ExitCode.Done;
    }
}
