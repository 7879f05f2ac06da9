using System.Collections.Immutable;
using System.CommandLine;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Reporting;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>assess</c>: the full assessment, a summary on stdout and any reports.</summary>
internal sealed class AssessVerb
{
    private readonly InputOptions _input = new();
    private readonly Option<string[]> _output = SharedOptions.Repeatable(
        "--output", "FILE",
            $"Write a report; repeatable. Format by extension ({OutputTarget.Extensions(ReportFormats.All)}; a .csv is the findings unless "
            + "its name ends in that of another report) or as FORMAT=FILE with FORMAT "
            + $"{string.Join(", ", ReportFormats.All.Select(format => format.Name))}");
    private readonly Option<string?> _reportDir = new("--report-dir")
    {
        Description = $"Write every report here: {string.Join(", ", ReportFormats.All.Select(format => format.FileName))}",
        HelpName = "DIR",
    };
    private readonly Option<bool> _includeAccess = new("--include-access")
    {
        Description = "Spell out effective access in assessment.json",
    };
    private readonly Option<string?> _pdfFont = PdfFontOption.Create();
    private readonly RedactOption _redact = new();
    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "Exit with 4 when something is unreadable or a required input is missing",
    };
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "List every subject, not only the candidates" };
    private readonly ReportLook _look = new();
    private readonly VerbContext _context;

    private AssessVerb(VerbContext context) => _context = context;

    public static Command Create(VerbContext context)
    {
        var verb = new AssessVerb(context);
        var command = new Command("assess", "Assess which integration users can move to the Salesforce Integration licence")
        {
            verb._output, verb._reportDir, verb._includeAccess, verb._pdfFont, verb._redact.Kinds, verb._redact.Key, verb._strict,
            verb._verbose,
        };
        SharedOptions.Checked(verb._output, value => OutputTarget.Parse(value, ReportFormats.All));
        verb._input.AddTo(command);
        verb._look.AddTo(command);
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        var targets = Targets(arguments);
        var pdf = PdfFontOption.Read(_context.FileSystem, arguments.GetValue(_pdfFont));
        var redact = _redact.Read(arguments, _context.FileSystem, targets, arguments.GetValue(_reportDir));
        var input = _input.Read(arguments);
        var options = _look.Read(arguments, _context.FileSystem) with { IncludeAccess = arguments.GetValue(_includeAccess) };
        var org = InputOptions.ReadOrg(input, _context);
        var names = redact.Names(org, options.Client);
        _context.Terminal.Redactor = names;
        RedactOption.CheckFileNames(targets, _context.FileSystem, names);
        InputOptions.CheckSubjects(input, org);
        var result = InputOptions.Assess(input, org, _context);

        var hashes = targets.IsEmpty ? [] : InputOptions.Hashes(input, org, _context);
        var model = ReportModel.Of(result, options with { Pdf = pdf, Redactor = names }, hashes);
        var files = new OutputFiles(_context);
        files.Write([.. targets.Select(target => (target.Path, (Action<Stream>)(stream => target.Format.Write(model, stream))))]);

        redact.WriteKey(files, names, _context.Terminal);
        new AssessmentConsole(_context.Terminal).Show(result, targets.IsEmpty ? null : files.Written, arguments.GetValue(_verbose));
        return files.HasFailed ? ExitCode.Internal
            : arguments.GetValue(_strict) && Completeness.IsIncomplete(result.Org, _context.Terminal) ? ExitCode.Incomplete
            : ExitCode.Done;
    }

    private ImmutableArray<OutputTarget> Targets(ParseResult arguments)
    {
        var formats = ReportFormats.All;
        var named = (arguments.GetValue(_output) ?? []).Select(value => OutputTarget.Parse(value, formats));
        var inDirectory = arguments.GetValue(_reportDir) is { } directory
            ? formats.Select(format => new OutputTarget(format, _context.FileSystem.Path.Combine(directory, format.FileName)))
            : [];
        return OutputTarget.Distinct([.. named, .. inDirectory], _context);
    }
}
