using System.Collections.Immutable;
using System.IO.Abstractions;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Configuration;

/// <summary>
/// Finds and reads the configuration file of a project. Paths are those of the files in place. A file that an option names and that is
/// missing in the other state counts as empty.
/// </summary>
public static class ConfigurationFiles
{
    /// <summary>Most files that one configuration is made of.</summary>
    private const int MostFiles = 50;

    /// <summary>The configuration of a project; empty when there is none.</summary>
    /// <param name="fileSystem">Where to look.</param>
    /// <param name="project">Folder or zip file of the project.</param>
    /// <param name="named">The file that the user names; null looks in the project's folder and upwards.</param>
    /// <param name="places">Where files are read; null for in place.</param>
    /// <exception cref="ConfigurationException">The named file does not exist or cannot be used.</exception>
    public static AnalyzerConfiguration Read(IFileSystem fileSystem, string project, string? named, FilePlaces? places = null)
    {
        places ??= FilePlaces.InPlace;
        if (named is not null && !fileSystem.File.Exists(places.Find(named)))
        {
            return IsNew(fileSystem, named, places)
                ? AnalyzerConfiguration.Empty
                : throw new ConfigurationException($"--config {named} is no file");
        }

        var folder = FolderOf(fileSystem, project);
        if ((named ?? Find(fileSystem, folder, places)) is not { } path)
        {
            return AnalyzerConfiguration.Empty;
        }

        return Read(fileSystem, folder, fileSystem.Path.GetFullPath(path), places, [], extends: null, []);
    }

    /// <summary>Whether a file exists in place, but not in the other state that is read.</summary>
    public static bool IsNew(IFileSystem fileSystem, string path, FilePlaces places) =>
        places.IsMoved(path) && fileSystem.Path.Exists(path) && !fileSystem.Path.Exists(places.Find(path));

    /// <summary>A file over those that it extends.</summary>
    /// <param name="fileSystem">Where to look.</param>
    /// <param name="folder">The project's folder.</param>
    /// <param name="path">The file.</param>
    /// <param name="places">Where files are read.</param>
    /// <param name="above">The files that lead here, each by its <c>extends</c>.</param>
    /// <param name="extends">The last of them; null for the file that was found or named.</param>
    /// <param name="known">The files that were read, by their path, each over those that it extends.</param>
    private static AnalyzerConfiguration Read(
        IFileSystem fileSystem, string folder, string path, FilePlaces places, ImmutableArray<string> above, NamedReference? extends,
        Dictionary<string, AnalyzerConfiguration> known)
    {
        // Places are given from the project, as those of its own files are, so that a report tells nothing of the machine it was made on.
        var shown = fileSystem.Path.GetRelativePath(folder, path).Replace('\\', '/');
        if (extends is not null)
        {
            CheckLink(fileSystem, path, places, above, extends.Value);
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

        AnalyzerConfiguration own;
        try
        {
            using var reader = InputFile.OpenText(fileSystem, places.Find(path));
            own = ConfigurationReader.Read(reader, shown);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{shown} cannot be read: {exception.Message}", exception);
        }

        var below = AnalyzerConfiguration.Empty;
        foreach (var link in own.Extends.AsEnumerable().Reverse().DistinctBy(link => link.Name, StringComparer.Ordinal).Reverse())
        {
            var target = PathOf(fileSystem, folder, "extends", link);
            below = Read(fileSystem, folder, target, places, above.Add(path), link, known).Over(below);
        }

        return known[path] = own.Over(below);
    }

    private static void CheckLink(IFileSystem fileSystem, string path, FilePlaces places, ImmutableArray<string> above, NamedReference link)
    {
        var problem = above.Contains(path, StringComparer.Ordinal) ? "that file rests on this one; a circle has no beginning"
            : fileSystem.File.Exists(places.Find(path)) ? null
            : "there is no such file";
        if (problem is not null)
        {
            throw new ConfigurationException($"{link.Location.Path}, line {link.Location.Line}: extends '{link.Name}': {problem}");
        }
    }

    /// <summary>The accepted findings of a file that an option names.</summary>
    /// <exception cref="ConfigurationException">The file does not exist or cannot be used.</exception>
    public static ImmutableArray<SuppressionEntry> ReadSuppressions(
        IFileSystem fileSystem, string project, string named, FilePlaces places) =>
        ReadNamed(fileSystem, project, "--suppressions", named, places, [], ConfigurationReader.ReadSuppressions);

    /// <summary>The answers of a file that an option names: YAML, or the table of <c>questions</c> when it ends with <c>.csv</c>.</summary>
    /// <exception cref="ConfigurationException">The file does not exist or cannot be used.</exception>
    public static OwnerAnswers ReadAnswers(IFileSystem fileSystem, string project, string named, FilePlaces places) =>
        ReadNamed(fileSystem, project, "--answers", named, places, OwnerAnswers.None,
            named.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? AnswersTable.Read : ConfigurationReader.ReadAnswers);

    /// <summary>The facts of a file that an option names.</summary>
    /// <exception cref="ConfigurationException">The file does not exist or cannot be used.</exception>
    public static LicenseFacts ReadFacts(
        IFileSystem fileSystem, string project, string named, LicenseCatalogue catalogue, FilePlaces places) =>
        ReadNamed(fileSystem, project, "--facts", named, places, LicenseFacts.None, (reader, file) =>
            ConfigurationReader.ReadFacts(reader, file, catalogue));

    /// <summary>The facts of a file that the configuration names, from the folder of the configuration file.</summary>
    /// <exception cref="ConfigurationException">The file does not exist or cannot be used.</exception>
    public static LicenseFacts ReadFacts(
        IFileSystem fileSystem, string project, NamedReference named, LicenseCatalogue catalogue, FilePlaces places)
    {
        var path = PathOf(fileSystem, FolderOf(fileSystem, project), "file of facts", named);
        return fileSystem.File.Exists(places.Find(path))
            ? ReadFacts(fileSystem, project, path, catalogue, places)
            : throw new ConfigurationException(
                $"{named.Location.Path}, line {named.Location.Line}: facts '{named.Name}': there is no such file");
    }

    private static T ReadNamed<T>(
        IFileSystem fileSystem, string project, string option, string named, FilePlaces places, T nothing, Func<TextReader, string, T> read)
    {
        if (!fileSystem.File.Exists(places.Find(named)))
        {
            return IsNew(fileSystem, named, places) ? nothing : throw new ConfigurationException($"{option} {named} is no file");
        }

        var shown = fileSystem.Path.GetRelativePath(FolderOf(fileSystem, project), fileSystem.Path.GetFullPath(named)).Replace('\\', '/');
        try
        {
            using var reader = InputFile.OpenText(fileSystem, places.Find(named));
            return read(reader, shown);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{option} {named} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>A catalogue with the prices of the book that the configuration names, from the folder of the configuration file.</summary>
    /// <exception cref="ConfigurationException">The book is not there or cannot be used.</exception>
    public static LicenseCatalogue ReadPriceBook(
        IFileSystem fileSystem, string project, NamedReference book, LicenseCatalogue catalogue, FilePlaces places)
    {
        var path = PathOf(fileSystem, FolderOf(fileSystem, project), "price book", book);
        try
        {
            return catalogue.WithPriceBook(fileSystem, places.Find(path));
        }
        catch (YamlFileException exception)
        {
            throw new ConfigurationException(
                $"{book.Location.Path}, line {book.Location.Line}: price book "
                + $"'{book.Name}'{(exception.Line > 0 ? $", line {exception.Line}" : "")}: {exception.Message}", exception);
        }
    }

    /// <summary>The full path of a file or folder that a configuration names, which is from the folder of the file that names it.</summary>
    /// <param name="fileSystem">Where to look.</param>
    /// <param name="folder">The project's folder, from which places are shown.</param>
    /// <param name="what">A word for the file in the message.</param>
    /// <param name="reference">The name and its place.</param>
    /// <exception cref="ConfigurationException">
    /// It lies outside the repository of the file that names it; a repository may name its own files only.
    /// </exception>
    public static string PathOf(IFileSystem fileSystem, string folder, string what, NamedReference reference)
    {
        var namedIn = fileSystem.Path.GetFullPath(fileSystem.Path.Combine(folder, reference.Location.Path));
        var path = fileSystem.Path.GetFullPath(fileSystem.Path.Combine(fileSystem.Path.GetDirectoryName(namedIn)!, reference.Name));
        return LinkBoundary.RepositoryOf(fileSystem, namedIn) is not { } repository || LinkBoundary.IsInside(fileSystem, path, repository)
            ? path
            : throw new ConfigurationException(
                $"{reference.Location.Path}, line {reference.Location.Line}: {what} '{reference.Name}' lies outside the repository; move "
                + "it in, or name it in a file outside that --config gives");
    }

    /// <summary>The project's folder, or that of its zip file; a full path.</summary>
    public static string FolderOf(IFileSystem fileSystem, string project)
    {
        var full = fileSystem.Path.GetFullPath(project);
        return fileSystem.File.Exists(full) ? fileSystem.Path.GetDirectoryName(full)! : full;
    }

    private static string? Find(IFileSystem fileSystem, string folder, FilePlaces places)
    {
        for (var place = folder; place is not null; place = fileSystem.Path.GetDirectoryName(place))
        {
            var path = fileSystem.Path.Combine(place, AnalyzerConfiguration.FileName);
            if (fileSystem.File.Exists(places.Find(path)))
            {
                return path;
            }
        }

        return null;
    }
}
