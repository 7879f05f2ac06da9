using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace MetadataAnalyzer.Tests;

/// <summary>
/// One run of PowerShell in this process, in a runspace and at a place of its own. It shares the environment of the process, so that
/// tests that use it stand in the collection <see cref="Collection"/>.
/// </summary>
/// <param name="Failure">What stopped the script; null when it ran to its end.</param>
/// <param name="Output">What it returned, a line each.</param>
/// <param name="Messages">What it said besides, and the failure.</param>
internal sealed record PowerShellRun(string? Failure, IReadOnlyList<string> Output, string Messages)
{
    public const string Collection = "PowerShell";

    static PowerShellRun() => Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

    /// <param name="place">Folder to run in.</param>
    /// <param name="programs">Programs by the name that the script calls them by.</param>
    /// <param name="build">Gives the shell its commands.</param>
    public static PowerShellRun Of(string place, IEnumerable<(string Name, string Path)> programs, Action<PowerShell> build)
    {
        var state = InitialSessionState.CreateDefault();
        state.Commands.Add(programs.Select(program => new SessionStateAliasEntry(program.Name, program.Path)));
        using var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        runspace.SessionStateProxy.Path.SetLocation(place);
        using var shell = PowerShell.Create(runspace);
        build(shell);
        IReadOnlyList<string> output = [];
        string? failure = null;
        try
        {
            output = [.. shell.Invoke().Select(result => $"{result}")];
        }
        catch (RuntimeException exception)
        {
            failure = exception.Message;
        }

        var messages = shell.Streams.Information.Concat<object>(shell.Streams.Warning).Concat(shell.Streams.Error);
        return new(failure, output, string.Join('\n', [.. messages, failure ?? ""]));
    }
}
