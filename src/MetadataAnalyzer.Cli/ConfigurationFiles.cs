using System.Collections.Immutable;
using System.IO.Abstractions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Cli;

/// <summary>Finds and reads the configuration file of a project.</summary>
internal static class ConfigurationFiles
{
    /// <summary>Most files that one configuration is made of.</summary>
    private const int MostFiles = 50;

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

        return Read(fileSystem, folder, fileSystem.Path.GetFullPath(path), [], extends: null, []);
    }

    /// <summary>A file over those that it extends.</summary>
    /// <param name="fileSystem">Where to look.</param>
    /// <param name="folder">The project's folder.</param>
    /// <param name="path">The file.</param>
    /// <param name="above">The files that lead here, each by its extension.</param>
    /// <param name="extends">The last of them; null for the file that was found or named.</param>
    /// <param name="known">The files that were read, by their path, each over those that it extends.</param>
    private static Configuration Read(
        IFileSystem fileSystem, string folder, string path, ImmutableArray<string> above, NamedReference? extends, Dictionary<string, Configuration> known)
    {
        // Places are given from the project, as those of its own files are, so that a report tells nothing of the machine it was made on.
        var shown = fileSystem.Path.GetRelativePath(folder, path).Replace('\\', '/');
        if (extends is not null)
        {
            CheckLink(fileSystem, path, above, extends.Value);
        }

        if (known.TryGetValue(path, out var configuration))
        {
            return configuration;
        }

        if (known.Count + above.Length == MostFiles)
        {
            throw new ConfigurationException(
                $"{extends!.Value.Location.Path}, line {extends.Value.Location.Line}: extends '{extends.Value.Name}': "
                + $"a configuration is made of at most {MostFiles} files; join some of them");
        }

        Configuration own;
        try
        {
            using var reader = fileSystem.File.OpenText(path);
            own = ConfigurationReader.Read(reader, shown);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{shown} cannot be read: {exception.Message}", exception);
        }

        var below = Configuration.Empty;
        var links = own.Extends
            .Select(link => (Link: link, Target: fileSystem.Path.GetFullPath(fileSystem.Path.Combine(fileSystem.Path.GetDirectoryName(path)!, link.Name))))
            .Reverse().DistinctBy(other => other.Target, StringComparer.Ordinal).Reverse();
        foreach (var (link, target) in links)
        {
            below = Read(fileSystem, folder, target, above.Add(path), link, known).Over(below);
        }

        return known[path] = own.Over(below);
    }

    private static void CheckLink(IFileSystem fileSystem, string path, ImmutableArray<string> above, NamedReference link)
    {
        var problem = above.Contains(path, StringComparer.Ordinal) ? "that file rests on this one; a circle has no beginning"
            : fileSystem.File.Exists(path) ? null
            : "there is no such file";
        if (problem is not null)
        {
            throw new ConfigurationException($"{link.Location.Path}, line {link.Location.Line}: extends '{link.Name}': {problem}");
        }
    }

    /// <summary>The accepted findings of a file that the user names.</summary>
    /// <exception cref="ConfigurationException">The file is not there, or what it says cannot be used.</exception>
    public static ImmutableArray<SuppressionEntry> ReadSuppressions(IFileSystem fileSystem, string project, string named) =>
        ReadNamed(fileSystem, project, "--suppressions", named, ConfigurationReader.ReadSuppressions);

    /// <summary>The answers of a file that the user names.</summary>
    /// <exception cref="ConfigurationException">The file is not there, or what it says cannot be used.</exception>
    public static OwnerAnswers ReadAnswers(IFileSystem fileSystem, string project, string named) =>
        ReadNamed(fileSystem, project, "--answers", named, ConfigurationReader.ReadAnswers);

    private static T ReadNamed<T>(IFileSystem fileSystem, string project, string option, string named, Func<TextReader, string, T> read)
    {
        if (!fileSystem.File.Exists(named))
        {
            throw new ConfigurationException($"{option} {named} is no file");
        }

        var shown = fileSystem.Path.GetRelativePath(FolderOf(fileSystem, project), fileSystem.Path.GetFullPath(named)).Replace('\\', '/');
        try
        {
            using var reader = fileSystem.File.OpenText(named);
            return read(reader, shown);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{option} {named} cannot be read: {exception.Message}", exception);
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

    /// <summary>The project's folder, or that of its zip file; a full path.</summary>
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
