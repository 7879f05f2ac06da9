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
    public static string Command { get; } =
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "metadata-analyzer.exe" : "metadata-analyzer");

    /// <summary>The place of a program of the path; its name where it is on none.</summary>
    public static string Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists) ?? program;

    public static ProcessRun Of(
        string program, IEnumerable<string> arguments, string? folder = null, params IEnumerable<(string Name, string? Value)> environment)
    {
        using var process = Start(program, arguments, folder, environment);
        process.StandardInput.Close();
        return End(process);
    }

    /// <summary>Runs a program that reads stdin, and interrupts it as a terminal does while it reads.</summary>
    public static ProcessRun Interrupted(string program, IEnumerable<string> arguments)
    {
        // More than a pipe holds, so that all is written only once the program reads.
        const int Lines = 50_000;
        using var process = Start(program, arguments, folder: null, []);
        for (var line = 0; line < Lines; line++)
        {
            process.StandardInput.Write("a/file\n");
        }

        process.StandardInput.Flush();
        var signal = Of("bash", ["-c", $"kill -INT {process.Id}"]);
        return signal.Code == 0 ? End(process) : throw new InvalidOperationException(signal.Error);
    }

    private static Process Start(
        string program, IEnumerable<string> arguments, string? folder, IEnumerable<(string Name, string? Value)> environment)
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

        return Process.Start(start)!;
    }

    private static ProcessRun End(Process process)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} did not end");
        }

        return new(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
