using System.CommandLine;
using System.Text;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli.Collecting;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>collect</c>: the queries, the scripts that run them, and the <c>package.xml</c> that make the inputs complete.</summary>
internal static class CollectVerb
{
    public static Command Create(VerbContext context)
    {
        var path = new Argument<string?>("path")
        {
            Description = "Project whose references package.xml completes; by default the one in this folder, if any",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var orgData = SharedOptions.OrgData();
        var directory = new Option<string?>("--output-dir") { Description = "Write queries.txt, collect.sh, collect.ps1, package.xml and, for a project that lacks something, package-missing.xml here instead of printing", HelpName = "DIR" };
        var command = new Command("collect", "Print or write the queries, scripts and package.xml that fill the gaps in the evidence") { path, orgData, directory };
        command.SetAction(arguments => Run(context, ReadOrg(context, arguments.GetValue(path), arguments.GetValue(orgData)), arguments.GetValue(directory)));
        return command;
    }

    /// <summary>The project that is named, or the one in this folder when there is one.</summary>
    private static Org? ReadOrg(VerbContext context, string? path, string? orgData)
    {
        var input = new AssessmentInput { Path = path ?? ".", OrgData = orgData, IgnoreConfiguration = true };
        try
        {
            return context.Terminal.During(() => ProgressText.Reading(input.Progress), () => input.ReadOrg(context.FileSystem, context.CancellationToken));
        }
        catch (ProjectNotFoundException) when (path is null)
        {
            return null;
        }
    }

    private static int Run(VerbContext context, Org? org, string? directory)
    {
        var gaps = org is null ? [] : RetrieveGap.Find(org);
        if (directory is null)
        {
            context.Terminal.Page(CollectionPlan.Describe());
            context.Terminal.Page("\npackage.xml for 'sf project retrieve start --manifest package.xml':\n\n");
            context.Terminal.Page(RetrieveManifest.Write(org));
            if (!gaps.IsEmpty)
            {
                context.Terminal.Page($"\n{MissingManifest.FileName}, which settles what this project leaves open and no more:\n\n");
                context.Terminal.Page(MissingManifest.Write(org!, gaps));
            }

            return ExitCode.Done;
        }

        (string Name, string Content)[] contents =
        [
            ("queries.txt", CollectionPlan.Describe()), ("collect.sh", PosixScript.Write()), ("collect.ps1", PowerShellScript.Write()), ("package.xml", RetrieveManifest.Write(org)),
            .. gaps.IsEmpty ? Array.Empty<(string, string)>() : [(MissingManifest.FileName, MissingManifest.Write(org!, gaps))],
        ];
        var files = new OutputFiles(context);
        foreach (var (name, content) in contents)
        {
            files.Write(context.FileSystem.Path.Combine(directory, name), stream => stream.Write(Encoding.UTF8.GetBytes(content)));
        }

        foreach (var written in files.Written)
        {
            context.Terminal.Line($"Wrote {written}");
        }

        return files.HasFailed ? ExitCode.Internal : ExitCode.Done;
    }
}
