using System.CommandLine;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>
/// <c>completion</c>: prints the script with which a shell completes the command's words. The words themselves come from the command.
/// </summary>
internal static class CompletionVerb
{
    /// <summary>The shells that there is a script for.</summary>
    public static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static Command Create(VerbContext context)
    {
        var shell = SharedOptions.OneOf(new Argument<string>("shell") { Description = string.Join(", ", Shells) }, Shells);
        var command = new Command("completion", "Print the completion script of a shell") { shell };
        command.SetAction(arguments =>
        {
            var script = $"completion.{arguments.GetValue(shell)}";
            using var reader = new StreamReader(typeof(CompletionVerb).Assembly.GetManifestResourceStream(script)!);
            context.Terminal.Raw(reader.ReadToEnd());
            return ExitCode.Done;
        });
        return command;
    }
}
