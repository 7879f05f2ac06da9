using System.CommandLine;
using System.Text;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>init</c>: writes a first configuration from an assessment of the project.</summary>
internal static class InitVerb
{
    public static Command Create(VerbContext context)
    {
        var path = SharedOptions.Path();
        var orgData = SharedOptions.OrgData();
        var force = new Option<bool>("--force") { Description = "Replace the file that is there" };
        var command = new Command(
            "init", $"Write a commented {AnalyzerConfiguration.FileName} with the integrations that an assessment of the project finds")
        {
            path,
            orgData,
            force,
        };
        command.SetAction(arguments => Run(
            context,
            new AssessmentInput
            {
                Path = arguments.GetValue(path) ?? ".",
                OrgData = arguments.GetValue(orgData),
                IgnoreConfiguration = true
            }, arguments.GetValue(force)));
        return command;
    }

    private static int Run(VerbContext context, AssessmentInput input, bool force)
    {
        var target = context.FileSystem.Path.Combine(
            ConfigurationFiles.FolderOf(context.FileSystem, input.Path), AnalyzerConfiguration.FileName);
        if (!force && context.FileSystem.Path.Exists(target))
        {
            throw new UsageException(
                $"there is a {AnalyzerConfiguration.FileName} already; '--force' replaces it, '{ToolInfo.Command} config show' shows what "
                + "it says");
        }

        var org = InputOptions.ReadOrg(input, context);
        var sketch = new ConfigurationSketch(InputOptions.Assess(input, org, context));
        var files = new OutputFiles(context);
        files.Write(target, stream => stream.Write(Encoding.UTF8.GetBytes(sketch.Write())));
        if (files.HasFailed)
        {
            return ExitCode.Internal;
        }

        var integrations = Words.Count(sketch.Integrations.Length, "integration");
        context.Terminal.Line(
            $"Wrote {AnalyzerConfiguration.FileName} with {integrations} and {Words.Count(sketch.OwnContainers.Length, "container")}");
        context.Terminal.Line($"Next     read it, then '{ToolInfo.Command} assess'");
        return ExitCode.Done;
    }
}
