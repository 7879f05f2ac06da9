using System.IO.Abstractions;
using System.Security.Cryptography;
using MetadataAnalyzer.Files;

namespace MetadataAnalyzer.Cli.Changes;

/// <summary>The content of files, to compare it in two states. A folder that is a link is not followed.</summary>
/// <param name="fileSystem">Where the files are.</param>
/// <param name="cancellationToken">Stops between two files.</param>
internal sealed class StateContent(IFileSystem fileSystem, CancellationToken cancellationToken)
{
    /// <summary>Folders that a build leaves beside a project of rules.</summary>
    private static readonly string[] Built = ["bin", "obj"];

    /// <summary>A text that differs when the file, or anything below the folder, does.</summary>
    public string Of(string path) =>
        fileSystem.Directory.Exists(path) ? string.Join('\n', Files(path)) : fileSystem.File.Exists(path) ? OfFile(path) : "";

    /// <summary>The same as <see cref="Of"/>, of a project with all that lies in its folder.</summary>
    public string OfPack(string path) =>
        fileSystem.Path.GetExtension(path).Equals(".csproj", StringComparison.OrdinalIgnoreCase)
            ? Of(fileSystem.Path.GetDirectoryName(path)!)
            : Of(path);

    /// <summary>A text for each file below a folder, with its name; none when there is no folder.</summary>
    public IReadOnlyList<string> Files(string? folder) => folder is null || !fileSystem.Directory.Exists(folder) ? []
        : [.. fileSystem.Directory.EnumerateFiles(folder, "*", InputFile.BelowAFolder)
            .Select(file => (Path: file, Name: fileSystem.Path.GetRelativePath(folder, file)))
            .Where(file => !file.Name.Split(fileSystem.Path.DirectorySeparatorChar).SkipLast(1).Any(Built.Contains))
            .OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{file.Name} {OfFile(file.Path)}")];

    /// <summary>The lines of a file but for empty ones and comments; none when there is no file.</summary>
    public IReadOnlyList<string> Lines(string path) =>
        [.. Read(path, stream => new StreamReader(stream).ReadToEnd()).Split('\n').Select(line => line.Trim())
            .Where(line => line.Length > 0 && line[0] != '#')];

    private string OfFile(string path)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Read(path, stream => Convert.ToHexString(SHA256.HashData(stream)));
    }

    /// <summary>A text made of a file. One that cannot be read is reported by its own reader; here it only differs.</summary>
    private string Read(string path, Func<Stream, string> read)
    {
        try
        {
            using var stream = fileSystem.File.Exists(path) ? InputFile.OpenRead(fileSystem, path, InputFile.MaxWholeBytes) : Stream.Null;
            return read(stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.GetType().Name;
        }
    }
}
