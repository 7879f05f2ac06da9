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
        var output = new Option<string?>("--output") { Description = "Write the rules with their pages as JSON (rules/schemas/rules.schema.json)", HelpName = "FILE" };
        var command = new Command("rules", "List the rules with id, impact, title and step") { output };
        command.SetAction(arguments => Run(context, arguments.GetValue(output)));
        return command;
    }

    /// <summary>What the rules may report, sorted by id.</summary>
    public static IEnumerable<DiagnosticDescriptor> Descriptors => new AnalyzerDriver(AssessmentInput.Rules).Descriptors;

    private static int Run(VerbContext context, string? path)
    {
        var descriptors = Descriptors.ToList();
        if (path is not null)
        {
            var files = new OutputFiles(context);
            files.Write(path, stream => RulesJsonWriter.Write(descriptors.Select(descriptor => EmbeddedPages.Read(descriptor.Id).Document(descriptor)), stream));
            return files.HasFailed ? ExitCode.Internal : ExitCode.Done;
        }

        var impacts = descriptors.Max(descriptor => ImpactsOf(descriptor).Length);
        foreach (var step in descriptors.GroupBy(descriptor => descriptor.Step))
        {
            context.Terminal.Line(Words.Title(step.Key));
            foreach (var descriptor in step)
            {
                context.Terminal.Paragraph($"  {descriptor.Id}  {ImpactsOf(descriptor).PadRight(impacts)}  ", descriptor.Title);
            }
        }

        return ExitCode.Done;
    }

    private static string ImpactsOf(DiagnosticDescriptor descriptor) => string.Join('/', descriptor.Impacts.Order().Select(Words.Name));
}
