using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>assess</c>: the full assessment, a summary on stdout and any reports.</summary>
internal sealed class AssessVerb
{
    private readonly Argument<string> _path = SharedOptions.Path();
    private readonly Option<string?> _orgData = SharedOptions.OrgData();
    private readonly Option<string?> _catalogue = SharedOptions.Catalogue();
    private readonly Option<string[]> _output = SharedOptions.Repeatable(
        "--output", "FILE", $"Write a report; repeatable. Format by extension ({Extensions()}; a .csv is the findings unless its name ends in that of another report) or as FORMAT=FILE with FORMAT {string.Join(", ", ReportFormats.All.Select(writer => writer.Format))}");
    private readonly Option<string?> _reportDir = new("--report-dir") { Description = $"Write every report here: {string.Join(", ", ReportFormats.All.Select(writer => writer.FileName))}", HelpName = "DIR" };
    private readonly Option<string?> _asOf = new("--as-of") { Description = "Day the assessment is made for; by default the latest day of the login history", HelpName = "yyyy-MM-dd" };
    private readonly Option<int?> _window = new("--window") { Description = $"Days of logins that count, up to that day; by default {LoginWindow.DefaultDays}", HelpName = "DAYS" };
    private readonly Option<string?> _config = new("--config") { Description = $"Configuration; by default {Configuration.FileName} in the project's folder or above it", HelpName = "FILE" };
    private readonly Option<bool> _noConfig = new("--no-config") { Description = "Read no configuration" };
    private readonly Option<bool> _includeAccess = new("--include-access") { Description = "Spell out effective access in assessment.json" };
    private readonly Option<string[]> _include = SharedOptions.Repeatable("--include-subject", "NAME", "Take this user or profile for an integration whatever the signals say; repeatable");
    private readonly Option<string[]> _exclude = SharedOptions.Repeatable("--exclude-subject", "NAME", "Do not assess this user or profile; repeatable");
    private readonly Option<string?> _priceBook = new("--price-book") { Description = "Prices that replace the catalogue's, in the form of rules/catalogue/prices.yml", HelpName = "FILE" };
    private readonly Option<string?> _edition = new("--edition") { Description = "The org's edition, on which list prices and included seats depend: Enterprise, Unlimited …", HelpName = "NAME" };
    private readonly Option<string[]> _answer = SharedOptions.Repeatable("--answer", "TRIGGER=yes|no", "Answer a question that the assessment asks (IUL1013), for every integration: chatter=no; repeatable");
    private readonly Option<string?> _pdfFont = PdfFontOption.Create();
    private readonly RedactOption _redact = new();
    private readonly Option<bool> _strict = new("--strict") { Description = "Exit with 4 when something is unreadable or a required input is missing" };
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "List every subject, not only the candidates" };
    private readonly ReportLook _look = new();
    private readonly VerbContext _context;

    private AssessVerb(VerbContext context) => _context = context;

    public static Command Create(VerbContext context)
    {
        var verb = new AssessVerb(context);
        var command = new Command("assess", "Assess which integration users can move to the Salesforce Integration licence")
        {
            verb._path, verb._orgData, verb._output, verb._reportDir, verb._asOf, verb._window, verb._config, verb._noConfig, verb._catalogue, verb._includeAccess,
            verb._priceBook, verb._edition, verb._include, verb._exclude, verb._answer, verb._pdfFont, verb._redact.Kinds, verb._redact.Key, verb._strict, verb._verbose,
        };
        verb._look.AddTo(command);
        command.SetAction(verb.Run);
        return command;
    }

    private static string Extensions() => string.Join(", ", ReportFormats.All.Select(writer => writer.FileExtension).Distinct(StringComparer.Ordinal));

    private int Run(ParseResult arguments)
    {
        var targets = Targets(arguments);
        var pdf = PdfFontOption.Read(_context.FileSystem, arguments.GetValue(_pdfFont));
        var redact = _redact.Read(arguments, _context.FileSystem, targets, arguments.GetValue(_reportDir));
        var input = Input(arguments);
        var options = _look.Read(arguments, _context.FileSystem) with { IncludeAccess = arguments.GetValue(_includeAccess) };
        CheckOrgData(input);
        var configuration = input.ReadConfiguration(_context.FileSystem);
        var catalogue = ReadCatalogue(input, configuration);
        Answering.Check(input.Answers, catalogue);
        var org = _context.Terminal.During(() => ProgressText.Reading(input.Progress), () => input.ReadOrg(_context.FileSystem, catalogue, configuration, _context.CancellationToken));
        if (WhyNothing(org) is { } reason)
        {
            _context.Terminal.Fail(reason);
            return ExitCode.NoInput;
        }

        var names = redact.Names(org, options.Client);
        _context.Terminal.Redaction = names;
        RedactOption.CheckFileNames(targets, _context.FileSystem, names);
        CheckSubjects(input.Options, org);
        var result = _context.Terminal.During(() => ProgressText.Of("Assessing", input.Progress.Subjects, "subjects"), () => input.Assess(org, _context.CancellationToken));

        var hashes = targets.IsEmpty ? [] : _context.Terminal.During(() => ProgressText.Of("Hashing", input.Progress.Hashes, "files"), () => input.Hashes(_context.FileSystem, org, _context.CancellationToken));
        var model = ReportModel.Of(result, options with { Pdf = pdf, Redaction = names }, hashes);
        var files = new OutputFiles(_context);
        files.Write([.. targets.Select(target => (target.Path, (Action<Stream>)(stream => target.Writer.Write(model, stream))))]);

        redact.WriteKey(files, names, _context.Terminal);
        new AssessmentConsole(_context.Terminal).Show(result, files.Written, arguments.GetValue(_verbose));
        return files.HasFailed ? ExitCode.Internal
            : arguments.GetValue(_strict) && IsIncomplete(result) ? ExitCode.Incomplete
            : ExitCode.Done;
    }

    private ImmutableArray<OutputTarget> Targets(ParseResult arguments)
    {
        var writers = ReportFormats.All;
        var named = (arguments.GetValue(_output) ?? []).Select(value => OutputTarget.Parse(value, writers));
        var inDirectory = arguments.GetValue(_reportDir) is { } directory
            ? writers.Select(writer => new OutputTarget(writer, _context.FileSystem.Path.Combine(directory, writer.FileName)))
            : [];
        ImmutableArray<OutputTarget> targets = [.. named, .. inDirectory];
        return targets.GroupBy(target => _context.FileSystem.Path.GetFullPath(target.Path), StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new UsageException($"{twice.First().Path} is named by two outputs")
            : targets;
    }

    private AssessmentInput Input(ParseResult arguments) => new()
    {
        Path = arguments.GetValue(_path) ?? ".",
        OrgData = arguments.GetValue(_orgData),
        Catalogue = arguments.GetValue(_catalogue),
        PriceBook = arguments.GetValue(_priceBook),
        AsOf = ParseDay(arguments.GetValue(_asOf)),
        WindowDays = arguments.GetValue(_window) is null or (> 0 and <= LoginWindow.LongestDays)
            ? arguments.GetValue(_window)
            : throw new UsageException($"--window takes a number of days from 1 to {LoginWindow.LongestDays}"),
        ConfigurationFile = arguments.GetValue(_config) is { } file && arguments.GetValue(_noConfig)
            ? throw new UsageException($"--config {file} and --no-config contradict each other")
            : arguments.GetValue(_config),
        IgnoreConfiguration = arguments.GetValue(_noConfig),
        Answers = Answering.Parse(arguments.GetValue(_answer) ?? []),
        Options = new() { Include = [.. arguments.GetValue(_include) ?? []], Exclude = [.. arguments.GetValue(_exclude) ?? []], Edition = arguments.GetValue(_edition) },
    };

    private LicenseCatalogue ReadCatalogue(AssessmentInput input, Configuration configuration)
    {
        try
        {
            var catalogue = input.ReadCatalogue(_context.FileSystem, configuration);
            return input.Options.Edition is not { } edition || catalogue.Prices.KnowsEdition(edition)
                ? catalogue
                : throw new UsageException($"--edition {edition}: the price book has neither a price nor included seats for it{Nearest.Suggestion(edition, catalogue.Prices.Editions)}");
        }
        catch (CatalogueException exception) when (exception.File == input.PriceBook)
        {
            throw new UsageException($"--price-book {exception.File}{(exception.Line > 0 ? $", line {exception.Line}" : "")}: {exception.Message}", exception);
        }
    }

    private static DateOnly? ParseDay(string? value) => value is null ? null
        : DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException($"--as-of {value} is no day; write it as yyyy-MM-dd, such as 2026-11-20");

    private void CheckOrgData(AssessmentInput input)
    {
        if (input.OrgData is { } directory && !_context.FileSystem.Directory.Exists(directory))
        {
            throw new UsageException($"--org-data {directory} is no folder");
        }
    }

    /// <summary>Why there is nothing to assess; null when there is something. An answer about nobody would look like good news.</summary>
    private static string? WhyNothing(Org org) =>
        org.Exports.Has(OrgExportKind.Users)
            ? org.Exports.Users.IsEmpty ? "the users export holds no user; run the query again that 'collect' prints" : null
            : org.Project.Profiles.Count > 0 || org.Project.PermissionSets.Count > 0 || !org.Project.Unreadable.IsEmpty ? null
            : "the project holds no profile and no permission set, and there is no users export";

    private static void CheckSubjects(AssessmentOptions options, Org org)
    {
        var names = org.Subjects.Select(subject => subject.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (option, name) in options.Include.Select(name => ("--include-subject", name)).Concat(options.Exclude.Select(name => ("--exclude-subject", name))))
        {
            if (!names.Contains(name))
            {
                throw new UsageException($"{option} {name}: no such user or profile{Nearest.Suggestion(name, names)}");
            }
        }

        if (options.Include.Intersect(options.Exclude).FirstOrDefault() is { } both)
        {
            throw new UsageException($"{both} is both included and excluded");
        }
    }

    private bool IsIncomplete(AssessmentResult result)
    {
        var gaps = Completeness.Gaps(result.Org).ToList();
        if (gaps.Count > 0)
        {
            _context.Terminal.Fail($"incomplete: {string.Join("; ", gaps)}");
        }

        return gaps.Count > 0;
    }
}
