using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli.Collecting;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>
/// <c>collect</c>: the queries, the scripts that run them, and the <c>package.xml</c> with its project that make the inputs complete.
/// </summary>
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
        var directory = new Option<string?>("--output-dir")
        {
            Description = "Write queries.txt, collect.sh, collect.ps1, collect-usage.sh, collect-usage.ps1, package.xml, "
                + "sfdx-project.json where the project has none, and, for a project "
                + "that lacks something, package-missing.xml here instead of printing",
            HelpName = "DIR",
        };
        var parts = new Option<bool>("--parts")
        {
            Description = "Write package.xml in parts too, each in a folder of its own, for an org of which one retrieve would bring "
                + $"more than {RetrieveParts.MostFiles:N0} files; needs --output-dir",
        };
        var only = new Option<bool>("--only-integrations")
        {
            Description = "Ask for the access of those profiles and permission sets only that possible integrations hold; needs the "
                + "exports users, permission-sets and permission-set-assignments of a first run",
        };
        var command = new Command("collect", "Print or write the queries, scripts and package.xml that fill the gaps in the evidence")
        {
            path, orgData, directory, parts, only,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(parts) && result.GetValue(directory) is null)
            {
                result.AddError("--parts: name the folder with --output-dir");
            }
        });
        command.SetAction(arguments =>
        {
            var project = arguments.GetValue(path);
            var org = ReadOrg(context, project, arguments.GetValue(orgData));
            if (org is not null && !arguments.GetValue(parts) && RetrieveParts.CountFiles(org) is > RetrieveParts.MostFiles and var files)
            {
                context.Terminal.Warn(RetrieveParts.TooMany(files.ToString("N0", CultureInfo.InvariantCulture)));
            }

            var sets = arguments.GetValue(only) ? SetsOfIntegrations(org) : [];
            return arguments.GetValue(directory) is { } target
                ? Write(context, org, project ?? ".", target, arguments.GetValue(parts), sets)
                : Print(context, org, sets);
        });
        return command;
    }

    private static ImmutableArray<SalesforceId> SetsOfIntegrations(Org? org) =>
        org is not null && ConcernedSets.Find(org) is { IsEmpty: false } sets ? sets
        : throw new UsageException(
            "--only-integrations: the exports give no id of a permission set that a possible integration holds; run the script once "
            + $"without it, so that {AssessmentRun.OrgDataFolder} holds users, permission-sets and permission-set-assignments");

    /// <summary>The project that is named, or the one in this folder when there is one.</summary>
    private static Org? ReadOrg(VerbContext context, string? path, string? orgData)
    {
        var input = new AssessmentInput { Path = path ?? ".", OrgData = orgData, IgnoreConfiguration = true };
        try
        {
            return context.Terminal.During(
                () => ProgressText.Reading(input.Progress), () => input.ReadOrg(context.FileSystem, context.CancellationToken));
        }
        catch (ProjectNotFoundException) when (path is null)
        {
            return null;
        }
    }

    private static int Print(VerbContext context, Org? org, ImmutableArray<SalesforceId> sets)
    {
        context.Terminal.Page(CollectionPlan.Describe(sets));
        context.Terminal.Page("\npackage.xml for 'sf project retrieve start --manifest package.xml':\n\n");
        context.Terminal.Page(RetrieveManifest.Write(org));
        if (org is not null && RetrieveGap.Find(org) is { IsEmpty: false } gaps)
        {
            context.Terminal.Page($"\n{MissingManifest.FileName}, which settles what this project leaves open and no more:\n\n");
            context.Terminal.Page(MissingManifest.Write(org, gaps));
        }

        return ExitCode.Done;
    }

    private static int Write(
        VerbContext context, Org? org, string project, string directory, bool inParts, ImmutableArray<SalesforceId> sets)
    {
        // Parts are a project of their own.
        var root = !inParts && org?.Project is { Format: ProjectFormat.Source, ProjectFile: { } file }
            && file.EndsWith(RetrieveProject.FileName, StringComparison.Ordinal)
            ? context.FileSystem.Path.Combine(project, org.Project.Root)
            : null;
        var contents = new List<(string Name, string Content)>
        {
            ("queries.txt", CollectionPlan.Describe(sets)),
            ("collect.sh", PosixScript.Write(sets)),
            ("collect.ps1", PowerShellScript.Write(sets)),
            (DailyUsageScripts.PosixName, DailyUsageScripts.Posix()),
            (DailyUsageScripts.PowerShellName, DailyUsageScripts.PowerShell()),
            ("package.xml", RetrieveManifest.Write(org)),
        };
        if (org is not null && RetrieveGap.Find(org) is { IsEmpty: false } gaps)
        {
            contents.Add((MissingManifest.FileName, MissingManifest.Write(org, gaps)));
        }

        var version = org?.Project.ApiVersion;
        if (inParts)
        {
            var part = RetrieveProject.Write(RetrieveProject.Whole, version);
            contents.AddRange(
                RetrieveParts.Folders.Zip(RetrieveParts.Manifests(org), (folder, manifest) => ($"{folder}/package.xml", manifest)));
            contents.AddRange(RetrieveParts.Folders.Select(folder => ($"{folder}/{RetrieveProject.FileName}", part)));
        }

        var packages = inParts ? RetrieveProject.OfParts : RetrieveProject.Whole;
        if (root is null && IsOurs(context, directory, version))
        {
            contents.Add((RetrieveProject.FileName, RetrieveProject.Write(packages, version)));
        }

        var files = new OutputFiles(context);
        foreach (var (name, content) in contents)
        {
            files.Write(context.FileSystem.Path.Combine(directory, name), stream => stream.Write(Encoding.UTF8.GetBytes(content)));
        }

        files.ShowWritten();

        if (files.HasFailed)
        {
            return ExitCode.Internal;
        }

        if (root is null)
        {
            foreach (var package in packages)
            {
                context.FileSystem.Directory.CreateDirectory(context.FileSystem.Path.Combine(directory, package));
            }
        }

        ShowNext(context, root ?? directory, root is null ? "" : Relative(context, root, directory), inParts);
        return ExitCode.Done;
    }

    /// <summary>Whether the project file in a folder may be written: there is none, or it is as this command writes it.</summary>
    private static bool IsOurs(VerbContext context, string directory, string? version)
    {
        var path = context.FileSystem.Path.Combine(directory, RetrieveProject.FileName);
        if (!context.FileSystem.File.Exists(path))
        {
            return true;
        }

        try
        {
            var text = InputFile.ReadAllText(context.FileSystem, path);
            if (new[] { RetrieveProject.Whole, RetrieveProject.OfParts }.Any(packages => text == RetrieveProject.Write(packages, version)))
            {
                return true;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            context.Terminal.Warn($"{path} cannot be read: {exception.Message}");
            return false;
        }

        context.Terminal.Warn($"{path} is kept as it is; see that its packageDirectories name all folders that a retrieve fills");
        return false;
    }

    /// <summary>The folder of the written files as seen from the project's, with a slash at its end; empty when it is the same.</summary>
    private static string Relative(VerbContext context, string root, string directory)
    {
        var paths = context.FileSystem.Path;
        var relative = paths.GetRelativePath(paths.GetFullPath(root), paths.GetFullPath(directory)).Replace('\\', '/');
        return relative == "." ? "" : relative + "/";
    }

    /// <summary>The commands that follow, which are the same in a POSIX shell and in PowerShell but for the script's name.</summary>
    private static void ShowNext(VerbContext context, string home, string place, bool inParts)
    {
        const string Org = "--target-org ALIAS";
        var terminal = context.Terminal;
        terminal.Line();
        terminal.Line($"Next, in the folder {home}:");
        terminal.Line($"  {CollectionPlan.Login}");
        terminal.Line($"  sh {Word(place + "collect.sh")} ALIAS, or in PowerShell ./{Word(place + "collect.ps1")} ALIAS");
        if (!inParts)
        {
            terminal.Line($"  sf project retrieve start --manifest {Word(place + "package.xml")} {Org}");
        }

        foreach (var part in inParts ? RetrieveParts.Folders : [])
        {
            terminal.Line($"  cd {part}; sf project retrieve start --manifest package.xml {Org}; cd ../..");
        }

        terminal.Line($"  {ToolInfo.Command} assess .");
        terminal.Line(
            $"Every day, from a scheduler: sh {Word(place + DailyUsageScripts.PosixName)} ALIAS, or in PowerShell "
            + $"./{Word(place + DailyUsageScripts.PowerShellName)} ALIAS: the log of API requests, which an org may keep for one day only");
    }

    private static string Word(string path) =>
        path.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '_' or '-') ? path : PosixScript.Quote(path);
}
