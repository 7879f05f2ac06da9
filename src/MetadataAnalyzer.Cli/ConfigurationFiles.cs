using System.IO.Abstractions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Cli;

/// <summary>Finds and reads the configuration file of a project.</summary>
internal static class ConfigurationFiles
{
    /// <summary>The configuration of a project; empty when there is none.</summary>
    /// <param name="fileSystem">Where to look.</param>
    /// <param name="project">Folder or zip file of the project.</param>
    /// <param name="named">The file that the user names; null looks in the project's folder and upwards.</param>
    /// <exception cref="ConfigurationException">The named file is not there, or what it says cannot be used.</exception>
    public static Configuration Read(IFileSystem fileSystem, string project, string? named)
    {
        if (named is not null && !fileSystem.File.Exists(named))
        {
            throw new ConfigurationException($"--config {named} is no file");
        }

        var folder = FolderOf(fileSystem, project);
        if ((named ?? Find(fileSystem, folder)) is not { } path)
        {
            return Configuration.Empty;
        }

        // Places are given from the project, as those of its own files are, so that a report tells nothing of the machine it was made on.
        var shown = fileSystem.Path.GetRelativePath(folder, fileSystem.Path.GetFullPath(path)).Replace('\\', '/');
        try
        {
            using var reader = fileSystem.File.OpenText(path);
            return ConfigurationReader.Read(reader, shown);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{shown} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>A catalogue with the prices of the book that the configuration names, from the folder of the configuration file.</summary>
    /// <exception cref="ConfigurationException">The book is not there or cannot be used.</exception>
    public static LicenseCatalogue ReadPriceBook(IFileSystem fileSystem, string project, NamedReference book, LicenseCatalogue catalogue)
    {
        var folder = fileSystem.Path.GetDirectoryName(fileSystem.Path.Combine(FolderOf(fileSystem, project), book.Location.Path))!;
        try
        {
            return catalogue.WithPriceBook(fileSystem, fileSystem.Path.GetFullPath(fileSystem.Path.Combine(folder, book.Name)));
        }
        catch (CatalogueException exception)
        {
            throw new ConfigurationException(
                $"{book.Location.Path}, line {book.Location.Line}: price book '{book.Name}'{(exception.Line > 0 ? $", line {exception.Line}" : "")}: {exception.Message}", exception);
        }
    }

    /// <summary>The folder from which places are given: the project itself, or that of its zip file.</summary>
    public static string FolderOf(IFileSystem fileSystem, string project)
    {
        var full = fileSystem.Path.GetFullPath(project);
        return fileSystem.File.Exists(full) ? fileSystem.Path.GetDirectoryName(full)! : full;
    }

    private static string? Find(IFileSystem fileSystem, string folder)
    {
        for (var place = folder; place is not null; place = fileSystem.Path.GetDirectoryName(place))
        {
            var path = fileSystem.Path.Combine(place, Configuration.FileName);
            if (fileSystem.File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
