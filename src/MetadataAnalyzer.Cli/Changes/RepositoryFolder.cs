using System.IO.Abstractions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Files;

namespace MetadataAnalyzer.Cli.Changes;

/// <summary>Where a project lies in its repository: hosts name files from the repository's root.</summary>
internal static class RepositoryFolder
{
    /// <summary>The project's folder from the nearest one above it that holds <c>.git</c>, ended by a slash; empty when they are one or there is none.</summary>
    public static string Of(IFileSystem fileSystem, string project)
    {
        var folder = ConfigurationFiles.FolderOf(fileSystem, project);
        var relative = fileSystem.Path.GetRelativePath(RootOf(fileSystem, project) ?? folder, folder).Replace('\\', '/');
        return relative == "." ? "" : relative + "/";
    }

    /// <summary>The nearest folder from the project's upwards that holds <c>.git</c>; null when there is none.</summary>
    public static string? RootOf(IFileSystem fileSystem, string project) =>
        LinkBoundary.RepositoryOf(fileSystem, fileSystem.Path.Combine(ConfigurationFiles.FolderOf(fileSystem, project), AnalyzerConfiguration.FileName));
}
