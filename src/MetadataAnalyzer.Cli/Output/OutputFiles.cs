namespace MetadataAnalyzer.Cli.Output;

/// <summary>Writes the files of a run, each whole or not at all, and keeps which were written.</summary>
/// <param name="context">Where to, and where failures are told.</param>
internal sealed class OutputFiles(VerbContext context)
{
    private readonly List<string> _written = [];

    /// <summary>Whether any file could not be written.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Files that were written, as they were named.</summary>
    public IReadOnlyList<string> Written => _written;

    /// <summary>Writes one file and makes its folder. A failure is one line on stderr.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its content.</param>
    public void Write(string path, Action<Stream> write) => Write([(path, write)]);

    /// <summary>Writes files at the same time. One that fails is one line on stderr; the others are still written.</summary>
    /// <param name="files">Each file with what writes its content.</param>
    public void Write(IReadOnlyList<(string Path, Action<Stream> Write)> files)
    {
        var done = 0;
        var failures = context.Terminal.During(() => $"Writing {Volatile.Read(ref done)} of {files.Count} files", () =>
        {
            var results = new Exception?[files.Count];
            Parallel.For(0, files.Count, new ParallelOptions { CancellationToken = context.CancellationToken }, index =>
            {
                results[index] = TryWrite(files[index].Path, files[index].Write);
                Interlocked.Increment(ref done);
            });
            return results;
        });
        for (var index = 0; index < files.Count; index++)
        {
            if (failures[index] is not { } failure)
            {
                _written.Add(files[index].Path);
                continue;
            }

            HasFailed = true;
            context.Terminal.Fail($"{files[index].Path} could not be written: {failure.Message}");
        }
    }

    private Exception? TryWrite(string path, Action<Stream> write)
    {
        try
        {
            OutputFile.Write(context.FileSystem, path, write);
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return exception;
        }
    }
}
