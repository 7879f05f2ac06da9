using MetadataAnalyzer.Tests.Cli;

namespace MetadataAnalyzer.Tests.Packaging;

/// <summary>A git repository with the sample's project, and on its path the command as a host would find it.</summary>
internal sealed class HostProject : IDisposable
{
    /// <summary>Stands before the command: it notes the arguments.</summary>
    private const string Wrapper = """
        printf '%s\n' "$@" >> "$ARGUMENTS_FILE"
        exec "$COMMAND" "$@"
        """;

    public HostProject()
    {
        AddCommand("metadata-analyzer", Wrapper);
        foreach (var file in Directory.EnumerateFiles(CliRun.Sample, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Project, Path.GetRelativePath(CliRun.Sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        Git("init", "--quiet", "--initial-branch", "main");
        Git("add", "--all");
        Git("-c", "user.name=Tests", "-c", "user.email=tests@example.com", "commit", "--quiet", "--message", "Base");
    }

    public TemporaryFolder Folder { get; } = new();

    public string Project => Folder.PathOf("project");

    /// <summary>The arguments that the command was called with, all calls after another.</summary>
    public string[] Arguments => File.ReadAllLines(Folder.PathOf("arguments.txt"));

    /// <summary>Runs a piece of a host's shell script in the project.</summary>
    public ProcessRun Bash(string script, params IEnumerable<(string Name, string? Value)> environment) =>
        ProcessRun.Of("bash", ["--norc", "-e", "-o", "pipefail", "-c", script], Project,
        [
            ("PATH", Folder.PathOf("bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH")),
            ("COMMAND", ProcessRun.Command), ("ARGUMENTS_FILE", Folder.PathOf("arguments.txt")), .. environment,
        ]);

    /// <summary>Puts a command before all others of its name.</summary>
    public void AddCommand(string name, string script)
    {
        Folder.Write($"bin/{name}", $"#!/usr/bin/env bash\nset -e\n{script.ReplaceLineEndings("\n")}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Folder.PathOf($"bin/{name}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public void Dispose() => Folder.Dispose();

    private void Git(params string[] arguments)
    {
        var run = ProcessRun.Of("git", arguments, Project);
        if (run.Code != 0)
        {
            throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {run.Error}");
        }
    }
}
