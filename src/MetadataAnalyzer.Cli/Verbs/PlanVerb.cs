using System.Collections.Immutable;
using System.CommandLine;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Metadata.Reading;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>plan</c>: the migration kit of all users that can move, or of those that <c>--subject</c> names.</summary>
internal sealed class PlanVerb
{
    private const string BoundToLicense = "psl";

    private readonly InputOptions _input = new();
    private readonly Option<string> _outputDir = new("--output-dir")
    {
        Description = "Folder of the kit; it must be new, empty, or with --force a kit",
        HelpName = "DIR",
        Required = true,
    };
    private readonly Option<string[]> _subject = SharedOptions.Repeatable(
        "--subject", "NAME",
        "Plan the move of this user or profile, also when it needs verification; repeatable. By default all that can move");
    private readonly Option<string> _license = SharedOptions.OneOf(
        new Option<string>("--license")
        {
            Description = "What new permission sets are bound to: none, or psl for the permission set licence",
            HelpName = "none|psl",
            DefaultValueFactory = _ => "none",
        },
        "none", BoundToLicense);
    private readonly Option<bool> _narrow = new("--narrow")
    {
        Description = "Leave Modify All Data and View All Data out of new permission sets, and say which objects to grant instead",
    };
    private readonly Option<bool> _testClasses = new("--include-test-classes")
    {
        Description = "List test classes in new permission sets too",
    };
    private readonly Option<bool> _force = new("--force") { Description = "Replace a kit that is there" };
    private readonly Option<string?> _pdfFont = PdfFontOption.Create();
    private readonly VerbContext _context;

    private PlanVerb(VerbContext context) => _context = context;

    public static Command Create(VerbContext context)
    {
        var verb = new PlanVerb(context);
        var command = new Command(
            "plan", "Write the kit that moves users: permission sets, profiles, app changes, assignments, scripts and a runbook for each")
        {
            verb._outputDir, verb._subject, verb._license, verb._narrow, verb._testClasses, verb._force, verb._pdfFont,
        };
        verb._input.AddTo(command);
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        var options = Options(arguments);
        var pdf = PdfFontOption.Read(_context.FileSystem, arguments.GetValue(_pdfFont));
        var directory = arguments.GetValue(_outputDir)!;
        var folder = new IndexedFolder(_context.FileSystem, directory);
        folder.Check(arguments.GetValue(_force));
        var input = _input.Read(arguments);
        var result = InputOptions.Assess(input, _context);
        var plan = MakePlan(() => MigrationPlan.Of(result, options));
        if (plan.Subjects.IsEmpty)
        {
            _context.Terminal.Line(
                "No user can move as things stand, so that there is no kit to write; 'assess' says what stands in the way, and --subject "
                + "NAME plans one that needs verification");
            _context.Terminal.Line($"Users    {plan.Counts}");
            return ExitCode.Done;
        }

        var files = _context.Terminal.During(() => "Making the kit", () =>
            MigrationKit.Build(
                plan, ProjectContent.Read(_context.FileSystem, input.Path, result.Org.Project, plan.Apps.Select(app => app.Path)), pdf));
        if (!folder.TryWrite(files, _context))
        {
            return ExitCode.Internal;
        }

        Show(plan, files, directory);
        return ExitCode.Done;
    }

    private PlanOptions Options(ParseResult arguments) => new()
    {
        Subjects = [.. (arguments.GetValue(_subject) ?? []).Distinct(StringComparer.OrdinalIgnoreCase)],
        BindsPermissionSetLicense = arguments.GetValue(_license) == BoundToLicense,
        IsNarrow = arguments.GetValue(_narrow),
        IncludesTestClasses = arguments.GetValue(_testClasses),
    };

    private static MigrationPlan MakePlan(Func<MigrationPlan> plan)
    {
        try
        {
            return plan();
        }
        catch (PlanException exception)
        {
            throw new UsageException($"--subject {exception.Message}", exception);
        }
    }

    private void Show(MigrationPlan plan, ImmutableArray<KitFile> files, string directory)
    {
        var terminal = _context.Terminal;
        terminal.Line($"Kit      {directory}: {Words.Count(files.Length, "file")} to move {Words.Count(plan.Subjects.Length, "subject")}");
        terminal.Line($"Users    {plan.Counts}");
        foreach (var subject in plan.Subjects)
        {
            terminal.Line();
            terminal.Line($"{subject.Subject.Name} · {VerdictText.Of(subject.Assessed.Verdict).Name.ToLowerInvariant()}");
            terminal.Line($"  profile  {subject.Profile.Name}{(subject.Profile.IsNew ? " (new)" : "")}");
            foreach (var set in subject.Sets)
            {
                terminal.Line($"  set      {set.Name}: {Words.Count(set.Rights.Length, "right")}{(set.IsUnproven ? ", to be tried" : "")}");
            }

            foreach (var app in subject.Apps)
            {
                terminal.Line($"  app      '{app.AppLabel}' also lists {app.Caption}");
            }

            if (!subject.Dropped.IsEmpty)
            {
                terminal.Line($"  dropped  {Words.Count(subject.Dropped.Length, "right")}, each with its reason in dropped.csv");
            }

            var open = subject.Assessed.Findings.Count(diagnostic => diagnostic.Impact == Impact.Verify);
            if (open > 0)
            {
                terminal.Line($"  open     {Words.Count(open, "question")} to answer before the move");
            }
        }

        var left = plan.NotPlanned.ToList();
        if (left.Count > 0)
        {
            terminal.Line();
            terminal.Line($"Not in this kit: {Words.Count(left.Count, "candidate")}; README.md says why");
        }

        terminal.Line();
        terminal.Line($"Next     {_context.FileSystem.Path.Combine(directory, "README.md")} says in which order");
    }
}
