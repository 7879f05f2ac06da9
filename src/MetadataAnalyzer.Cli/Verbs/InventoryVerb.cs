using System.CommandLine;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>inventory</c>: what was found, what was not understood, what is missing for a complete answer.</summary>
internal static class InventoryVerb
{
    public static Command Create(VerbContext context)
    {
        var path = SharedOptions.Path();
        var orgData = SharedOptions.OrgData();
        var output = new Option<string?>("--output") { Description = "Write the inventory as JSON", HelpName = "FILE" };
        var command = new Command("inventory", "Show what a project holds, what was not understood and what is missing") { path, orgData, output };
        command.SetAction(arguments =>
        {
            var input = new AssessmentInput { Path = arguments.GetValue(path) ?? ".", OrgData = arguments.GetValue(orgData), IgnoreConfiguration = true };
            return Run(context, input, arguments.GetValue(output));
        });
        return command;
    }

    private static int Run(VerbContext context, AssessmentInput input, string? path)
    {
        if (input.OrgData is { } directory && !context.FileSystem.Directory.Exists(directory))
        {
            throw new UsageException($"--org-data {directory} is no folder");
        }

        var org = context.Terminal.During("Reading the project and the exports", () => input.ReadOrg(context.FileSystem, context.CancellationToken));
        var files = new OutputFiles(context);
        if (path is not null)
        {
            files.Write(path, stream => InventoryJsonWriter.Write(org, stream));
        }

        Show(context.Terminal, org);
        foreach (var written in files.Written)
        {
            context.Terminal.Line($"Wrote {written}");
        }

        return files.HasFailed ? ExitCode.Internal : ExitCode.Done;
    }

    private static void Show(Terminal terminal, Org org)
    {
        var project = org.Project;
        terminal.Line($"{Words.Count(project.Components.Length, "component")} in {Words.Count(project.FileCount, "file")}, {Words.Name(project.Format)}{(project.ApiVersion is null ? "" : $", API {project.ApiVersion}")}");
        foreach (var (type, count) in ProjectCounts.Components(project))
        {
            terminal.Line($"  {count,6}  {type}");
        }

        if (!project.Unreadable.IsEmpty)
        {
            terminal.Line();
            terminal.Line("Not readable:");
            foreach (var file in project.Unreadable)
            {
                terminal.Line($"  {file.Location}: {file.Message}");
            }
        }

        var unknown = ProjectCounts.UnknownSuffixes(project).Select(entry => $"{entry.Suffix} ({entry.Count})").ToList();
        if (unknown.Count > 0)
        {
            terminal.Line();
            terminal.Line($"Of no known type: {string.Join(", ", unknown)}");
        }

        var missing = AbsentComponent.Find(org);
        if (!missing.IsEmpty)
        {
            terminal.Line();
            terminal.Line("Named by something and not in the project:");
            foreach (var component in missing)
            {
                terminal.Line($"  {component.Type} {component.FullName}, named by {component.ReferencedBy}");
            }
        }
    }
}
