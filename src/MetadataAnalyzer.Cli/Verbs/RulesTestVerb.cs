using System.CommandLine;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli.RulePages;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>rules test DIR</c>: runs the examples of the rules' pages, each with its rule alone.</summary>
internal static class RulesTestVerb
{
    public static Command Create(VerbContext context)
    {
        var options = new RuleOptions();
        var folder = new Argument<string>("dir") { Description = "Folder with pages of rules (ID.md), at any depth" };
        var command = new Command("test", "Run the examples of the pages below a folder, each with its rule alone; exit with 1 when one does not say what its page shows") { folder };
        options.AddTo(command);
        command.SetAction(arguments => Run(context, arguments.GetValue(folder)!, () => options.Read(arguments, context, arguments.GetValue(folder)!)));
        return command;
    }

    private static int Run(VerbContext context, string folder, Func<RuleSet> read)
    {
        var files = context.FileSystem;
        if (!files.Directory.Exists(folder))
        {
            throw new UsageException($"rules test {folder}: there is no such folder");
        }

        var pages = files.Directory.EnumerateFiles(folder, "*.md", InputFile.BelowAFolder)
            .Where(page => DiagnosticDescriptor.StepOf(files.Path.GetFileNameWithoutExtension(page)) is not null).Order(StringComparer.Ordinal).ToList();
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
        context.Terminal.Line($"{Words.Count(pages.Count, "page")}, {Words.Count(passed + failed, "example")}: {passed} passed, {failed} failed");
        return failed > 0 ? ExitCode.Findings : ExitCode.Done;
    }
}
