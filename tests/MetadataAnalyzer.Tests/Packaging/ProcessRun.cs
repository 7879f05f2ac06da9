using System.Diagnostics;

namespace MetadataAnalyzer.Tests.Packaging;

/// <summary>One run of a program as a process of its own.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Output">What stdout got.</param>
/// <param name="Error">What stderr got.</param>
internal sealed record ProcessRun(int Code, string Output, string Error)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>The command as the tests' own build has it.</summary>
    public static string Command { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "metadata-analyzer.exe" : "metadata-analyzer");

    public static ProcessRun Of(string program, IEnumerable<string> arguments, string? folder = null, params IEnumerable<(string Name, string? Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end");
        }

        return new(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
