using System.ComponentModel;
using System.Diagnostics;
using System.IO.Abstractions;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Files;

namespace MetadataAnalyzer.Cli.Changes;

/// <summary>
/// Runs git in a folder for what only reads: it takes no lock, asks nothing, fetches nothing, and runs neither hooks nor filters. Arguments
/// are a list, never a command line.
/// </summary>
/// <param name="folder">Where to run it.</param>
/// <param name="cancellationToken">Ends the process.</param>
internal sealed class Git(string folder, CancellationToken cancellationToken)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="UsageException">There is no git, or it takes too long.</exception>
    public (int Code, string Output, string Error) Run(params ReadOnlySpan<string> arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        using var limit = Limit(process, out var ending);
        using (ending)
        {
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            CheckEnd(limit.Token);
            return (process.ExitCode, output, error.GetAwaiter().GetResult().Trim());
        }
    }

    /// <summary>Reads objects one after the other.</summary>
    /// <param name="objects">Their ids.</param>
    /// <param name="take">Takes the number of an object and its content; the stream is at its end afterwards.</param>
    /// <exception cref="UsageException">There is no git, it takes too long, or an object is not in the repository.</exception>
    public void ReadObjects(IReadOnlyList<string> objects, Action<int, byte[]> take)
    {
        using var process = Start("cat-file", "--batch");
        using var limit = Limit(process, out var ending);
        using (ending)
        {
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var asking = Task.Run(() => Ask(process.StandardInput, objects), CancellationToken.None);
            using var answers = new BufferedStream(process.StandardOutput.BaseStream, 1 << 16);
            for (var index = 0; index < objects.Count; index++)
            {
                if (ReadObject(answers) is not { } content)
                {
                    CheckEnd(limit.Token);
                    throw new UsageException(
                        "a part of the compared state is not in this clone, which was made without all contents; fetch it, or name the "
                        + "changed files with --changed-files");
                }

                take(index, content);
            }

            asking.GetAwaiter().GetResult();
            process.WaitForExit();
            CheckEnd(limit.Token);
            error.GetAwaiter().GetResult();
        }
    }

    private static void Ask(StreamWriter input, IReadOnlyList<string> objects)
    {
        try
        {
            foreach (var id in objects)
            {
                input.Write(id);
                input.Write('\n');
            }

            input.Close();
        }
        catch (IOException)
        {
            // The process ended before it was asked for all; who reads its answers sees that one is missing.
        }
    }

    /// <summary>The answer is <c>id type size</c>, the content and a line end; for an object that is not there <c>id missing</c>.</summary>
    private static byte[]? ReadObject(Stream answers)
    {
        var head = new List<byte>(64);
        for (var next = answers.ReadByte(); next != '\n'; next = answers.ReadByte())
        {
            if (next < 0)
            {
                return null;
            }

            head.Add((byte)next);
        }

        var words = System.Text.Encoding.ASCII.GetString([.. head]).Split(' ');
        if (words is not [_, _, var size] || !int.TryParse(size, out var length))
        {
            return null;
        }

        var content = new byte[length];
        if (answers.ReadAtLeast(content, length, throwOnEndOfStream: false) < length)
        {
            return null;
        }

        answers.ReadByte();
        return content;
    }

    private CancellationTokenSource Limit(Process process, out CancellationTokenRegistration ending)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        ending = limit.Token.Register(() => process.Kill(entireProcessTree: true));
        return limit;
    }

    private void CheckEnd(CancellationToken limit)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (limit.IsCancellationRequested)
        {
            throw new UsageException($"git took more than {Timeout.TotalMinutes} minutes");
        }
    }

    private Process Start(params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // A hook runs with these set, and then they would name another folder than the project's.
        foreach (var name in (ReadOnlySpan<string>)["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"])
        {
            start.Environment.Remove(name);
        }

        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new UsageException($"git cannot be run: {exception.Message}", exception);
        }
    }
}

/// <summary>The place of a project in its repository, because hosts name files from the repository's root.</summary>
internal static class RepositoryFolder
{
    /// <summary>
    /// The project's folder from the nearest one above it that holds <c>.git</c>, ended by a slash; empty when they are one or there is
    /// none.
    /// </summary>
    public static string Of(IFileSystem fileSystem, string project)
    {
        var folder = ConfigurationFiles.FolderOf(fileSystem, project);
        var relative = fileSystem.Path.GetRelativePath(RootOf(fileSystem, project) ?? folder, folder).Replace('\\', '/');
        return relative == "." ? "" : relative + "/";
    }

    /// <summary>The nearest folder from the project's upwards that holds <c>.git</c>; null when there is none.</summary>
    public static string? RootOf(IFileSystem fileSystem, string project) =>
        LinkBoundary.RepositoryOf(
            fileSystem, fileSystem.Path.Combine(ConfigurationFiles.FolderOf(fileSystem, project), AnalyzerConfiguration.FileName));
}
