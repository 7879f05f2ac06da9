using System.CommandLine;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Migration.Probe;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>probe</c>: the permission sets and scripts with which an org says by a dry run what its licence carries.</summary>
internal sealed class ProbeVerb
{
    private readonly InputOptions _input = new();
    private readonly Option<string> _outputDir = new("--output-dir")
    {
        Description = "Folder of the probe; it must be new, empty, or with --force a probe without answers",
        HelpName = "DIR",
        Required = true,
    };
    private readonly Option<bool> _force = new("--force") { Description = "Replace a probe that is there" };
    private readonly VerbContext _context;

    private ProbeVerb(VerbContext context) => _context = context;

    public static Command Create(VerbContext context)
    {
        var verb = new ProbeVerb(context);
        var command = new Command(
            "probe", "Write permission sets and a script with which the org says by a dry run, changing nothing, what the licence carries")
        {
            verb._outputDir, verb._force,
        };
        verb._input.AddTo(command);
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        var directory = arguments.GetValue(_outputDir)!;
        var folder = new IndexedFolder(_context.FileSystem, directory, "probe", ProbeSet.IndexFile);
        folder.Check(arguments.GetValue(_force));
        var result = InputOptions.Assess(_input.Read(arguments), _context);
        var questions = ProbePlan.Of(result);
        if (questions.IsEmpty)
        {
            _context.Terminal.Line(
                "There is no question for a probe: of every right that a candidate needs or may need it is known whether the licence "
                + "carries it, or the org has answered already");
            return ExitCode.Done;
        }

        if (!folder.TryWrite(ProbeProject.Build(result.Org, questions), _context))
        {
            return ExitCode.Internal;
        }

        _context.Terminal.Line($"Probe    {directory}: {Words.Count(questions.Length, "question")} to the org");
        _context.Terminal.Line(
            $"Next     {_context.FileSystem.Path.Combine(directory, "README.md")} says how an administrator runs it, and why it changes "
            + "nothing");
        return ExitCode.Done;
    }
}
