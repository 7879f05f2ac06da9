using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli.Collecting;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>inventory</c>: what was found, what was not understood, what is missing for a complete answer.</summary>
internal static class InventoryVerb
{
    private const int NamesShown = 8;

    private const int ProblemsShown = 10;

    public static Command Create(VerbContext context)
    {
        var path = SharedOptions.Path();
        var orgData = SharedOptions.OrgData();
        var facts = SharedOptions.Facts();
        var output = new Option<string?>("--output") { Description = "Write the inventory as JSON", HelpName = "FILE" };
        var package = new Option<string?>("--package")
        {
            Description = "Write the smallest package.xml that brings what is missing",
            HelpName = "FILE",
        };
        var command = new Command("inventory", "Show what a project holds, what was not understood and what is missing")
        {
            path,
            orgData,
            facts,
            output,
            package,
        };
        command.SetAction(arguments =>
        {
            var input = new AssessmentInput
            {
                Path = arguments.GetValue(path) ?? ".",
                OrgData = arguments.GetValue(orgData),
                FactsFiles = [.. arguments.GetValue(facts) ?? []],
                IgnoreConfiguration = true,
            };
            return Run(context, input, arguments.GetValue(output), arguments.GetValue(package));
        });
        return command;
    }

    private static int Run(VerbContext context, AssessmentInput input, string? path, string? package)
    {
        InputOptions.CheckFolders(input, context.FileSystem);

        var org = context.Terminal.During(
            () => ProgressText.Reading(input.Progress), () => input.ReadOrg(context.FileSystem, context.CancellationToken));
        var files = new OutputFiles(context);
        if (path is not null)
        {
            files.Write(path, stream => InventoryJsonWriter.Write(org, stream));
        }

        var gaps = RetrieveGap.Find(org);
        if (package is not null && !gaps.IsEmpty)
        {
            files.Write(package, stream => stream.Write(Encoding.UTF8.GetBytes(MissingManifest.Write(org, gaps))));
        }

        Show(context.Terminal, org);
        ShowExports(context.Terminal, org);
        if (org.Capabilities.Facts is { Count: > 0 } facts)
        {
            context.Terminal.Line();
            context.Terminal.Paragraph("", $"Facts from other orgs: {EvidenceSignals.Describe(facts)}", 2);
        }

        ShowGaps(context.Terminal, org, gaps);
        if (package is not null && gaps.IsEmpty)
        {
            context.Terminal.Line($"{package} was not written: nothing is missing that a retrieve would bring");
        }

        files.ShowWritten();

        return files.HasFailed ? ExitCode.Internal : ExitCode.Done;
    }

    private static void Show(Terminal terminal, Org org)
    {
        var project = org.Project;
        terminal.Line(
            $"{Words.Count(project.Components.Length, "component")} in {Words.Count(project.FileCount, "file")}, "
            + $"{Words.Name(project.Format)}{(project.ApiVersion is null ? "" : $", API {project.ApiVersion}")}");
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
                terminal.Paragraph("  ", $"{file.Place}: {file.Message}", 4);
            }
        }

        var united = project.Profiles.Where(profile => profile.IsUnited).ToList();
        if (united.Count > 0)
        {
            terminal.Line();
            terminal.Paragraph("", "Profiles put together from the parts in several folders, with all that any part grants:", 2);
            terminal.Paragraph("  ", Names([.. united.Select(profile => $"{profile.FullName} ({profile.Files.Length} parts)")]), 4);
        }

        var unknown = ProjectCounts.UnknownSuffixes(project).Select(entry => $"{entry.Suffix} ({entry.Count})").ToList();
        if (unknown.Count > 0)
        {
            terminal.Line();
            terminal.Paragraph("", $"Of no known type: {string.Join(", ", unknown)}", 2);
        }
    }

    /// <summary>A line for each export that is missing or in part, with what it would settle.</summary>
    private static void ShowExports(Terminal terminal, Org org)
    {
        var gaps = EvidenceSignals.OfExports(org).Where(signal => signal.State != SignalState.Present).ToList();
        if (gaps.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Line($"Exports missing or in part, {gaps.Count} of {org.Exports.States.Length}, and what each settles:");
        foreach (var signal in gaps)
        {
            var isPart = signal.State == SignalState.Partial;
            terminal.Paragraph(
                "  ", $"{signal.Name}{(isPart ? " (in part)" : "")}: {OrgExports.All.Single(export => export.Name == signal.Name).Settles}",
                4);
            if (isPart)
            {
                terminal.Paragraph("      ", $"{signal.Detail}; {signal.Effect}");
            }
        }

        ShowProblems(terminal, org);

        terminal.Paragraph("  ", $"'{ToolInfo.Command} collect' writes the queries");
    }

    /// <summary>The rows and columns of the exports that could not be used, with a way to mend each.</summary>
    private static void ShowProblems(Terminal terminal, Org org)
    {
        foreach (var problem in org.Exports.Problems.Take(ProblemsShown))
        {
            terminal.Paragraph("  ", $"{problem.Location}: {problem.Message}", 4);
        }

        if (org.Exports.Problems.Length > ProblemsShown)
        {
            var more = Words.Count(org.Exports.Problems.Length - ProblemsShown, "more problem");
            terminal.Paragraph("  ", $"and {more}, in the reports of '{ToolInfo.Command} assess'");
        }
    }

    /// <summary>A line for each question; the members are in the file that --package names.</summary>
    private static void ShowGaps(Terminal terminal, Org org, ImmutableArray<RetrieveGap> gaps)
    {
        var others = AbsentComponent.Find(org)
            .Count(component => !gaps.Any(gap => gap.Type == component.Type && gap.FullName == component.FullName));
        if (gaps.IsEmpty && others == 0)
        {
            return;
        }

        terminal.Line();
        if (!gaps.IsEmpty)
        {
            terminal.Line("To retrieve ('--package FILE' writes the package.xml), and what it settles:");
        }

        foreach (var group in gaps.GroupBy(gap => (gap.Type, gap.Question)))
        {
            terminal.Paragraph("  ", $"{group.Key.Type}: {Names([.. group.Select(gap => gap.FullName)])}", 4);
            var completeness = group.Key.Type == "Profile" ? "; comes complete only together with the components it has rights on" : "";
            terminal.Paragraph("      ", $"{group.Key.Question}{completeness}");
            if (group.Count(gap => gap.IsManaged) is > 0 and var managed)
            {
                terminal.Paragraph("      ", $"{managed} managed: a retrieve brings these by name only, and not always");
            }
        }

        if (others > 0)
        {
            terminal.Paragraph("",
                $"{Words.Count(others, "more component")} named and not in the project, on which no question about an integration hangs; "
                + "'--output FILE' lists all");
        }
    }

    private static string Names(ImmutableArray<string> names) => names.Length <= NamesShown
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(NamesShown))} and {names.Length - NamesShown} more";
}
