using System.CommandLine;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Cli.RulePages;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>rules</c>: lists every rule.</summary>
internal static class RulesVerb
{
    public static Command Create(VerbContext context)
    {
        var options = new RuleOptions();
        var output = new Option<string?>("--output") { Description = "Write the rules with their pages as JSON", HelpName = "FILE" };
        var command = new Command("rules", "List the rules with id, impact, title and step") { output, RulesTestVerb.Create(context) };
        options.AddTo(command);
        command.SetAction(arguments => Run(context, options.Read(arguments, context), arguments.GetValue(output)));
        return command;
    }

    private static int Run(VerbContext context, CommandRules rules, string? path)
    {
        if (path is not null)
        {
            var files = new OutputFiles(context);
            var pages = new CustomPages(context.FileSystem, rules);
            var documents = rules.Descriptors.Select(descriptor => pages.Read(descriptor).Document).ToList();
            files.Write(path, stream => RulesJsonWriter.Write(documents, stream));
            return files.HasFailed ? ExitCode.Internal : ExitCode.Done;
        }

        var impacts = rules.Descriptors.Max(descriptor => ImpactsOf(descriptor).Length);
        foreach (var step in rules.Descriptors.GroupBy(descriptor => descriptor.Step).OrderBy(group => group.Key))
        {
            context.Terminal.Line(Words.Title(step.Key));
            foreach (var descriptor in step)
            {
                var origin = rules.Origins.TryGetValue(descriptor.Id, out var from) ? $" ({from})" : "";
                context.Terminal.Paragraph($"  {descriptor.Id}  {ImpactsOf(descriptor).PadRight(impacts)}  ", descriptor.Title + origin);
            }
        }

        return ExitCode.Done;
    }

    private static string ImpactsOf(DiagnosticDescriptor descriptor) => string.Join('/', descriptor.Impacts.Order().Select(Words.Name));
}

/// <summary><c>rules test DIR</c>: runs the examples of the rules' pages, each with its rule alone.</summary>
internal static class RulesTestVerb
{
    public static Command Create(VerbContext context)
    {
        var options = new RuleOptions();
        var folder = new Argument<string>("dir") { Description = "Folder with pages of rules (ID.md), at any depth" };
        var command = new Command(
            "test",
            "Run the examples of the pages below a folder, each with its rule alone; exit with 1 when one does not say what its page shows")
        {
            folder,
        };
        options.AddTo(command);
        command.SetAction(
            arguments => Run(context, arguments.GetValue(folder)!, () => options.Read(arguments, context, arguments.GetValue(folder)!)));
        return command;
    }

    private static int Run(VerbContext context, string folder, Func<CommandRules> read)
    {
        var files = context.FileSystem;
        if (!files.Directory.Exists(folder))
        {
            throw new UsageException($"rules test {folder}: there is no such folder");
        }

        var pages = files.Directory.EnumerateFiles(folder, "*.md", InputFile.BelowAFolder)
            .Where(page => DiagnosticDescriptor.StepOf(files.Path.GetFileNameWithoutExtension(page)) is not null)
                .Order(StringComparer.Ordinal).ToList();
        if (pages.Count == 0)
        {
            throw new NoInputException($"{folder} holds no page of a rule, such as ACME2001.md");
        }

        var test = new PageTest(files, read());
        var (passed, failed) = (0, 0);
        foreach (var page in pages)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            foreach (var result in test.Run(page))
            {
                (passed, failed) = result.Problem.IsEmpty ? (passed + 1, failed) : (passed, failed + 1);
                context.Terminal.Line($"{(result.Problem.IsEmpty ? "pass" : "FAIL")}  {result.Place}  {result.Name}");
                foreach (var line in result.Problem)
                {
                    context.Terminal.Line($"      {line}");
                }
            }
        }

        context.Terminal.Line();
        context.Terminal.Line(
            $"{Words.Count(pages.Count, "page")}, {Words.Count(passed + failed, "example")}: {passed} passed, {failed} failed");
        return failed > 0 ? ExitCode.Findings : ExitCode.Done;
    }
}
