using System.IO.Abstractions;

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
    public static string? RootOf(IFileSystem fileSystem, string project)
    {
        for (var place = ConfigurationFiles.FolderOf(fileSystem, project); place is not null; place = fileSystem.Path.GetDirectoryName(place))
        {
            var mark = fileSystem.Path.Combine(place, ".git");
            if (fileSystem.Directory.Exists(mark) || fileSystem.File.Exists(mark))
            {
                return place;
            }
        }

        return null;
    }
}
