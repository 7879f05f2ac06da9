using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli.Changes;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>check</c>: the same assessment as a gate. The format never changes the exit code.</summary>
internal sealed class CheckVerb
{
    private const string Text = "text";
    private const string Markdown = "markdown";

    private static readonly ImmutableArray<ReportFormat> Reports = [.. ReportFormats.All, .. ReportFormats.OfPipelines];

    private static readonly string[] Formats = [Text, "json", "sarif", "junit", Markdown, "github", "gitlab"];

    private readonly InputOptions _input = new();
    private readonly GateOptions _gate = new();
    private readonly ChangeOptions _change = new();
    private readonly Option<string> _format = SharedOptions.OneOf(
        new Option<string>("--format")
        {
            Description = $"What stdout gets: {string.Join(", ", Formats)}",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => Text,
        },
        Formats);
    private readonly Option<string[]> _output = SharedOptions.Repeatable(
        "--output", "FILE",
            $"Write a report too; repeatable. Format by extension ({OutputTarget.Extensions(Reports)}) or as FORMAT=FILE with FORMAT "
            + $"{string.Join(", ", Reports.Select(format => format.Name))}");
    private readonly Option<string?> _baseline = new("--baseline")
    {
        Description = $"Findings that do not count; by default {Baseline.FileName} in the project's folder when there is one",
        HelpName = "FILE",
    };
    private readonly Option<bool> _failOnStale = new("--fail-on-stale")
    {
        Description = "Fail when an entry of the baseline matches no finding any more",
    };
    private readonly Option<bool> _showSuppressed = new("--show-suppressed")
    {
        Description = "List accepted findings and those in the baseline too",
    };
    private readonly Option<bool> _exitZero = new("--exit-zero") { Description = "Exit with 0 where findings would give 1" };
    private readonly Option<bool> _strict = new("--strict")
    {
        Description =
            "Exit with 4 when something is unreadable, a required input is missing, or the change touches what the check goes by, also "
            + "where findings would give 1",
    };
    private readonly RedactOption _redact = new();
    private readonly VerbContext _context;

    private CheckVerb(VerbContext context) => _context = context;

    public static Command Create(VerbContext context)
    {
        var verb = new CheckVerb(context);
        var command = new Command("check", "Fail when something stands in the way of the move, or only when a change made it worse")
        {
            verb._format, verb._output,
        };
        verb._gate.AddTo(command);
        verb._change.AddTo(command);
        Option[] options = [verb._baseline, verb._failOnStale, verb._showSuppressed, verb._exitZero, verb._strict, verb._redact.Kinds,
            verb._redact.Key];
        foreach (var option in options)
        {
            command.Add(option);
        }

        SharedOptions.Checked(verb._output, value => OutputTarget.Parse(value, Reports));
        verb._input.AddTo(command);
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        var targets = OutputTarget.Distinct(
            [.. (arguments.GetValue(_output) ?? []).Select(value => OutputTarget.Parse(value, Reports))], _context);
        var redact = _redact.Read(arguments, _context.FileSystem, targets, reportDirectory: null);
        var given = _input.Read(arguments);
        using var change = _change.Read(arguments, _context, given, arguments.GetValue(_baseline));
        var input = given with { Base = change.Tree, FilesDecide = change.IsGiven };
        var (org, baseline) = ReadWhatCounts(arguments, input, change);
        var inputs = new GateInputFinder(_context.FileSystem, input, org, _context.CancellationToken)
            .Find(_gate.FailOn(arguments), arguments.GetValue(_baseline), change.Files);
        var names = redact.Names(org, client: null);
        _context.Terminal.Redactor = names;
        RedactOption.CheckFileNames(targets, _context.FileSystem, names);
        InputOptions.CheckSubjects(input, org);

        var assessed = InputOptions.Assess(input, org, _context);
        var (result, comparison) = change.Compare(assessed, input, baseline, _context);
        var stale = baseline?.Stale(result.Diagnostics) ?? [];
        var gate = _gate.Gate(arguments, result, stale.Length, arguments.GetValue(_failOnStale), inputs);
        var options = new ReportOptions
        {
            Redactor = names,
            Gate = gate,
            Comparison = comparison,
            RepositoryFolder = RepositoryFolder.Of(_context.FileSystem, input.Path),
        };
        var model = ReportModel.Of(result, options, targets.IsEmpty ? [] : InputOptions.Hashes(input, org, _context));
        var files = new OutputFiles(_context);
        files.Write([.. targets.Select(target => (target.Path, (Action<Stream>)(stream => target.Format.Write(model, stream))))]);
        redact.WriteKey(files, names, _context.Terminal);
        Print(arguments, model, gate);

        WarnStale(stale);
        return files.HasFailed ? ExitCode.Internal
            : arguments.GetValue(_strict) && (Completeness.IsIncomplete(result.Org, _context.Terminal) | IsTouched(gate))
                ? ExitCode.Incomplete
            : gate.IsFailing && !arguments.GetValue(_exitZero) ? ExitCode.Findings
            : ExitCode.Done;
    }

    /// <summary>The org and the baseline, as they are before the change when that is known.</summary>
    private (Org Org, Baseline? Baseline) ReadWhatCounts(ParseResult arguments, AssessmentInput input, ChangeOptions.Choice change)
    {
        try
        {
            var baseline = BaselineFiles.Find(_context.FileSystem, input.Path, arguments.GetValue(_baseline), input.Places);
            return (InputOptions.ReadOrg(input, _context), baseline);
        }
        catch (ConfigurationException exception) when (change.Since is { } since)
        {
            throw new ConfigurationException(
                $"{exception.Message}\nfiles of the repository count as in the commit at which the branch left {since}; correct them there "
                + "first", exception);
        }
    }

    /// <summary>Whether the change edits an input of the check; reported on stderr.</summary>
    private bool IsTouched(Gate gate)
    {
        var names = gate.ChangedInputs.Select(input => input.Name).ToList();
        if (names.Count > 0)
        {
            _context.Terminal.Fail($"the change touches what the check goes by: {string.Join(", ", names)}");
        }

        return names.Count > 0;
    }

    private void Print(ParseResult arguments, ReportModel model, Gate gate)
    {
        var format = arguments.GetValue(_format)!;
        if (format == Text)
        {
            new CheckConsole(_context.Terminal).Show(model, gate, arguments.GetValue(_showSuppressed));
            return;
        }

        using var stream = new MemoryStream();
        Reports.Single(report => report.Name == (format == Markdown ? "md" : format)).Write(model, stream);
        var text = Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
        if (format == Markdown)
        {
            _context.Terminal.Page(text);
            return;
        }

        _context.Terminal.Raw(text);
    }

    private void WarnStale(ImmutableArray<BaselineEntry> stale)
    {
        const int Shown = 10;
        foreach (var entry in stale.Take(Shown))
        {
            _context.Terminal.Fail(
                $"warning: the baseline's entry {entry.RuleId} {(entry.Entity.Length > 0 ? entry.Entity : entry.Path)} matches no finding "
                + "any more; 'baseline prune' takes it out");
        }

        if (stale.Length > Shown)
        {
            _context.Terminal.Fail($"warning: and {Words.Count(stale.Length - Shown, "more entry", "more entries")} of the baseline");
        }
    }
}

/// <summary>The options for what fails a check and what it shows.</summary>
internal sealed class GateOptions
{
    private readonly Option<string?> _failOn = OneOf(
        "--fail-on", "From which impact on a finding fails the check; by default 'failOn' of the configuration, else blocker",
        [.. AnalyzerConfiguration.FailOnValues]);
    private readonly Option<string?> _minSeverity = OneOf(
        "--min-severity", "From which impact on a finding is shown; what fails the check always is. By default note",
        [.. Enum.GetValues<Impact>().Select(impact => impact.Id())]);
    private readonly Option<string?> _minConfidence = OneOf(
        "--min-confidence", "Least confidence in the verdict of the user or profile that a finding is about; by default low",
        [.. Enum.GetValues<VerdictConfidence>().Select(confidence => confidence.Id())]);

    public void AddTo(Command command)
    {
        command.Add(_failOn);
        command.Add(_minSeverity);
        command.Add(_minConfidence);
    }

    /// <summary>The value of <c>--fail-on</c>; null when not given.</summary>
    public string? FailOn(ParseResult arguments) => arguments.GetValue(_failOn);

    /// <summary>The gate for a result.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="result">The result, compared.</param>
    /// <param name="stale">Entries of the baseline that match nothing any more.</param>
    /// <param name="failsOnStale">Whether they fail the check.</param>
    /// <param name="inputs">Inputs of the check other than the metadata.</param>
    public Gate Gate(ParseResult arguments, AssessmentResult result, int stale, bool failsOnStale, ImmutableArray<GateInput> inputs) => new(
        result,
        EnumIds.Find<Impact>(arguments.GetValue(_failOn) ?? result.Org.Configuration.FailOn?.Name ?? Impact.Blocker.Id()),
        EnumIds.Find<Impact>(arguments.GetValue(_minSeverity)) ?? Impact.Note,
        EnumIds.Find<VerdictConfidence>(arguments.GetValue(_minConfidence)) ?? VerdictConfidence.Low)
    {
        Inputs = inputs,
        Stale = stale,
        FailsOnStale = failsOnStale,
    };

    private static Option<string?> OneOf(string name, string description, string[] values) =>
        SharedOptions.OneOf(new Option<string?>(name) { Description = description, HelpName = string.Join('|', values) }, values);
}
