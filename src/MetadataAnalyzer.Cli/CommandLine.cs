using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Diagnostics;
using System.IO.Abstractions;
using System.Reflection;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Cli.Verbs;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Cli;

/// <summary>The whole command line in process: arguments in, text and files out, an exit code back.</summary>
public static class CommandLine
{
    private const string Quiet = "--quiet";

    private const string NoColor = "--no-color";

    /// <summary>A word with an at sign is a name, not a file of arguments; <c>-verbose</c> is one mistyped option.</summary>
    private static readonly ParserConfiguration Configuration = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <param name="args">The arguments after the command's name.</param>
    /// <param name="output">Takes the result.</param>
    /// <param name="error">Takes progress and failures, one line each; never a stack trace.</param>
    /// <param name="fileSystem">Where projects are read and reports written.</param>
    /// <param name="cancellationToken">Stops between two steps; no file is left half-written.</param>
    /// <returns>The exit code.</returns>
    public static int Run(
        string[] args, TextWriter output, TextWriter error, IFileSystem fileSystem, CancellationToken cancellationToken = default) =>
        Run(args, Console.In, output, error, fileSystem, cancellationToken);

    /// <param name="args">The arguments after the command's name.</param>
    /// <param name="input">Read when an option asks for stdin.</param>
    /// <param name="output">Takes the result.</param>
    /// <param name="error">Takes progress and failures, one line each; never a stack trace.</param>
    /// <param name="fileSystem">Where projects are read and reports written.</param>
    /// <param name="cancellationToken">Stops between two steps; no file is left half-written.</param>
    /// <returns>The exit code.</returns>
    public static int Run(
        string[] args, TextReader input, TextWriter output, TextWriter error, IFileSystem fileSystem, CancellationToken cancellationToken)
    {
        using var terminal = new Terminal(output, error);
        var context = new VerbContext(fileSystem, terminal, cancellationToken) { Input = input };
        try
        {
            var parsed = Root(context).Parse(args, Configuration);
            var runs = parsed.Action is ParseErrorAction || parsed.Action == parsed.CommandResult.Command.Action;
            if (runs && CommandLineFault.Find(parsed, args) is { } fault)
            {
                throw new UsageException(fault);
            }

            context.Terminal.Configure(parsed.GetValue<bool>(Quiet), parsed.GetValue<bool>(NoColor));
            return parsed.Invoke(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null
                });
        }
        catch (UsageException exception)
        {
            return Fail(context, exception.Message, ExitCode.Usage);
        }
        catch (ConfigurationException exception)
        {
            // A rule pack that does not build has many places, each on a line of its own.
            foreach (var line in exception.Message.Split('\n'))
            {
                context.Terminal.Fail(line);
            }

            return ExitCode.Usage;
        }
        catch (YamlFileException exception)
        {
            return Fail(
                context, $"catalogue: {exception.File}{(exception.Line > 0 ? $", line {exception.Line}" : "")}: {exception.Message}",
                ExitCode.Usage);
        }
        catch (ProjectNotFoundException exception)
        {
            return Fail(context, exception.Message, ExitCode.NoInput);
        }
        catch (NoInputException exception)
        {
            return Fail(context, exception.Message, ExitCode.NoInput);
        }
        catch (OperationCanceledException)
        {
            return Fail(context, "cancelled; no report was left half-written", ExitCode.Cancelled);
        }
        catch (Exception exception)
        {
            return Fail(
                context, $"internal error ({exception.GetType().Name}{PlaceOf(exception)}): {exception.Message}", ExitCode.Internal);
        }
    }

    internal static RootCommand Root(VerbContext context)
    {
        var root = new RootCommand(
            "Says of each Salesforce user that only an integration signs in with whether it can move to the Salesforce Integration "
            + "licence, what stands in "
            + "the way, and what has to be rebuilt. Reads a retrieved project and exports of org data; makes no network call.")
        {
            // An option knows the commands that have it, so that one kept for all runs would keep every run alive.
            new Option<bool>(Quiet, "-q")
            {
                Description = "Print nothing but failures, on stderr; files are still written",
                Recursive = true,
            },
            new Option<bool>(NoColor) { Description = "No colour, as with the environment variable NO_COLOR", Recursive = true },
            AssessVerb.Create(context),
            SnapshotVerb.Create(context),
            VerifyVerb.Create(context),
            DiffVerb.Create(context),
            PlanVerb.Create(context),
            ProbeVerb.Create(context),
            LearnVerb.Create(context),
            QuestionsVerb.Create(context),
            CheckVerb.Create(context),
            BaselineVerb.Create(context),
            InventoryVerb.Create(context),
            CollectVerb.Create(context),
            RulesVerb.Create(context),
            ExplainVerb.Create(context),
            VendorsVerb.Create(context),
            InitVerb.Create(context),
            ConfigVerb.Create(context),
            CompletionVerb.Create(context),
        };
        root.Options.OfType<VersionOption>().Single().Action = new VersionAction();
        var help = root.Options.OfType<HelpOption>().Single();
        var action = new ExamplesHelpAction((HelpAction)help.Action!, Math.Min(context.Terminal.Width, RulePages.PlainText.Width));
        help.Action = action;
        foreach (var group in root.Subcommands.Where(command => command.Action is null).Prepend(root))
        {
            group.SetAction(action.Invoke);
        }

        return root;
    }

    private static int Fail(VerbContext context, string message, int code)
    {
        context.Terminal.Fail(message);
        return code;
    }

    /// <summary>
    /// The method that threw, which is all that a bug report needs and no stack trace; in a native build, too, which keeps no more of a
    /// method than its name.
    /// </summary>
    private static string PlaceOf(Exception exception) =>
        new StackTrace(exception).GetFrame(0) is { } frame && DiagnosticMethodInfo.Create(frame) is { } method
            ? $" in {method.DeclaringTypeName?.Split('.')[^1]}.{method.Name}"
            : "";
}

/// <summary>
/// <c>--version</c>: the version of the reports and, after a <c>+</c>, the commit that was built, where that is known; on one line.
/// </summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    /// <summary>
    /// The commit that was built; null for a build outside of version control. Reports do not contain it: a commit that changes nothing
    /// about them leaves their bytes.
    /// </summary>
    public static string? Commit { get; } = typeof(VersionAction).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => attribute.Key == "SourceRevisionId")?.Value;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(Commit is null ? ToolInfo.Version : $"{ToolInfo.Version}+{Commit}");
        return ExitCode.Done;
    }

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;
}
