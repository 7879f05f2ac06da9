using System.CommandLine;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Cli.RulePages;
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

    private static int Run(VerbContext context, RuleSet rules, string? path)
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
