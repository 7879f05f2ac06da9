using System.CommandLine;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Migration.Snapshot;
using MetadataAnalyzer.Migration.Verification;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>verify</c>: proves after a move that nothing was lost.</summary>
internal sealed class VerifyVerb
{
    private static readonly (string Extension, Action<VerificationResult, Stream> Write)[] Formats =
    [
        (".json", VerificationJsonWriter.Write), (".md", VerificationMarkdownWriter.Write), (".xml", VerificationJUnitWriter.Write),
    ];

    private readonly InputOptions _input = new();
    private readonly Option<string> _before = new("--before")
    {
        Description = "The snapshot taken before the move",
        HelpName = "FILE",
        Required = true,
    };
    private readonly Option<string[]> _subject = SharedOptions.Repeatable(
        "--subject", "NAME",
        "Verify this user, by its name before the move; repeatable. By default all that could move, and all that moved");
    private readonly Option<string[]> _output = SharedOptions.Repeatable(
        "--output", "FILE", "Write the result; repeatable. Format by extension: .json, .md, .xml (JUnit)");
    private readonly Option<bool> _strict = new("--strict") { Description = "Exit with 4 when something is not proven" };
    private readonly VerbContext _context;

    private VerifyVerb(VerbContext context) => _context = context;

    public static Command Create(VerbContext context)
    {
        var verb = new VerifyVerb(context);
        var command = new Command("verify",
            "Compare a project and exports taken after the move with the snapshot taken before it; exit with 1 when anything is missed, or "
            + "a user that --subject names has not moved")
        {
            verb._before, verb._subject, verb._output, verb._strict,
        };
        verb._input.AddTo(command);
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        var targets = OutputTarget.ByExtension(arguments.GetValue(_output) ?? [], Formats, _context);
        var before = SnapshotInput.Read(_context.FileSystem, _before.Name, arguments.GetValue(_before)!);
        var input = _input.Read(arguments);
        var after = InputOptions.Assess(input, _context);
        var result = Verify(() => Verifier.Verify(before, after, arguments.GetValue(_subject) ?? []));
        var files = new OutputFiles(_context);
        files.Write([.. targets.Select(target => (target.Path, (Action<Stream>)(stream => target.Write(result, stream))))]);
        new VerificationConsole(_context.Terminal).Show(result, files.Written);
        return files.HasFailed ? ExitCode.Internal
            : arguments.GetValue(_strict)
                && result.Subjects.Any(
                    subject => subject.Checks.Any(check => check.Items.Any(item => item.Outcome == CheckOutcome.NotProven)))
                        ? ExitCode.Incomplete
            : result.Outcome == CheckOutcome.Missed || IsNamedAndNotMoved(arguments, result) ? ExitCode.Findings
            : ExitCode.Done;
    }

    /// <summary>A user that is named is taken to have moved; without names a move may be half done.</summary>
    private bool IsNamedAndNotMoved(ParseResult arguments, VerificationResult result) =>
        arguments.GetValue(_subject) is { Length: > 0 } && result.Subjects.Any(subject => subject.Outcome == CheckOutcome.NotYet);

    private static VerificationResult Verify(Func<VerificationResult> verify)
    {
        try
        {
            return verify();
        }
        catch (SnapshotException exception)
        {
            throw new UsageException(exception.Message, exception);
        }
    }
}
