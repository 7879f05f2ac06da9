using System.IO.Abstractions;
using System.Text;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Reporting;

namespace MetadataAnalyzer.Cli;

/// <summary>Finds, reads and writes the baseline of a project.</summary>
internal static class BaselineFiles
{
    /// <summary>The file that is named, else the one of the project's folder.</summary>
    public static string PathOf(IFileSystem fileSystem, string project, string? named) =>
        named
            ?? fileSystem.Path.Combine(
                fileSystem.File.Exists(project) ? fileSystem.Path.GetDirectoryName(project) ?? "" : project, Baseline.FileName);

    /// <summary>
    /// The baseline; null when none is named and the project has none, and when the named file is new since another state, which counts.
    /// </summary>
    /// <exception cref="ConfigurationException">The named file is not there, or it cannot be used.</exception>
    public static Baseline? Find(IFileSystem fileSystem, string project, string? named, FilePlaces places)
    {
        var path = PathOf(fileSystem, project, named);
        return fileSystem.File.Exists(places.Find(path)) ? Read(fileSystem, path, places)
            : named is null || ConfigurationFiles.IsNew(fileSystem, path, places) ? null
            : throw new ConfigurationException($"--baseline {named} is no file; 'baseline create' writes one");
    }

    /// <exception cref="ConfigurationException">It cannot be used.</exception>
    public static Baseline Read(IFileSystem fileSystem, string path, FilePlaces? places = null)
    {
        try
        {
            return BaselineFile.Read(
                InputFile.ReadAllText(fileSystem, (places ?? FilePlaces.InPlace).Find(path), InputFile.MaxWholeBytes), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{path} cannot be read: {exception.Message}", exception);
        }
    }

    public static void Write(OutputFiles files, string path, Baseline baseline) =>
        files.Write(
            path, stream => stream.Write(Encoding.UTF8.GetBytes(BaselineFile.Write(baseline, $"{ToolInfo.Name} {ToolInfo.Version}"))));
}
