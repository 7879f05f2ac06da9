using System.CommandLine;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>config choices</c>: the names that options and the configuration take from the catalogue and from the project.</summary>
internal static class ChoicesVerb
{
    public static Command Create(VerbContext context)
    {
        var path = SharedOptions.Path();
        var orgData = SharedOptions.OrgData();
        var catalogue = SharedOptions.Catalogue();
        var command = new Command(
            "choices", "List the questions that --answer takes, the editions that --edition takes, and the project's users or profiles")
        {
            path, orgData, catalogue,
        };
        command.SetAction(arguments =>
        {
            var input = new AssessmentInput
            {
                Path = arguments.GetValue(path) ?? ".",
                OrgData = arguments.GetValue(orgData),
                Catalogue = arguments.GetValue(catalogue),
                IgnoreConfiguration = true,
            };
            return Run(context, input, isNamed: arguments.GetResult(path) is { Tokens.Count: > 0 });
        });
        return command;
    }

    private static int Run(VerbContext context, AssessmentInput input, bool isNamed)
    {
        InputOptions.CheckFolders(input, context.FileSystem);
        var catalogue = input.ReadCatalogue(context.FileSystem, AnalyzerConfiguration.Empty);
        var org = ReadOrg(context, input, catalogue, isNamed);
        var terminal = context.Terminal;
        var questions = catalogue.Triggers.Where(trigger => trigger.DecidedBy == TriggerDecider.Client)
            .OrderBy(trigger => trigger.Id, StringComparer.Ordinal).ToList();
        var width = questions.Max(question => question.Id.Length);
        terminal.Line("Questions: --answer KEY=yes, no or unknown, where \"it\" is the integration");
        foreach (var question in questions)
        {
            terminal.Paragraph($"  {question.Id.PadRight(width)}  ", question.Ask);
        }

        terminal.Paragraph("  ", "A permission is a key too, such as EmailMass, and so is an object, such as Account=read,edit");
        List("Editions: --edition NAME", catalogue.Prices.Editions.Order(StringComparer.Ordinal), terminal);
        if (org is { Subjects.IsEmpty: false })
        {
            var who = org.Exports.Has(UserRow.Export) ? "Users" : "Profiles, because there is no users export";
            List($"{who}: --subject, --include-subject and --exclude-subject NAME", org.Subjects.Select(subject => subject.Name), terminal);
        }

        return ExitCode.Done;
    }

    /// <summary>The project that is named, or the one in this folder when there is one.</summary>
    private static Org? ReadOrg(VerbContext context, AssessmentInput input, LicenseCatalogue catalogue, bool isNamed)
    {
        try
        {
            return context.Terminal.During(
                () => ProgressText.Reading(input.Progress),
                () => input.ReadOrg(context.FileSystem, catalogue, AnalyzerConfiguration.Empty, context.CancellationToken));
        }
        catch (ProjectNotFoundException) when (!isNamed)
        {
            return null;
        }
    }

    private static void List(string heading, IEnumerable<string> names, Terminal terminal)
    {
        terminal.Line();
        terminal.Line(heading);
        foreach (var name in names)
        {
            terminal.Line($"  {name}");
        }
    }
}
