using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Configuration;

/// <summary>Reads <c>metadata-analyzer.yml</c>, and files that hold one key of it.</summary>
public static class ConfigurationReader
{
    /// <param name="reader">The file's text.</param>
    /// <param name="file">The file's name, as places in it are given.</param>
    /// <exception cref="ConfigurationException">The file is no YAML, or has an unknown key or a value that cannot be used.</exception>
    public static AnalyzerConfiguration Read(TextReader reader, string file) =>
        Guard(file, () => AnalyzerConfiguration.Read(YamlMapping.Parse(file, reader)));

    /// <summary>Reads a file whose only key is <c>suppressions</c>.</summary>
    /// <param name="reader">The file's text.</param>
    /// <param name="file">The file's name, as places in it are given.</param>
    /// <exception cref="ConfigurationException">The file is no YAML, or has an unknown key or a value that cannot be used.</exception>
    public static ImmutableArray<SuppressionEntry> ReadSuppressions(TextReader reader, string file) => Guard(file, () =>
    {
        var key = AnalyzerConfiguration.SuppressionsKey;
        var root = YamlMapping.Parse(file, reader);
        root.Only(key.Name);
        return root.Has(key.Name) ? key.Read(root, key.Name) : key.None;
    });

    /// <summary>Reads a file of answers: the key <c>answers</c> as the configuration has it, or the content of that key alone.</summary>
    /// <param name="reader">The file's text.</param>
    /// <param name="file">The file's name, as places in it are given.</param>
    /// <exception cref="ConfigurationException">The file is no YAML, or has an answer that cannot be used.</exception>
    public static OwnerAnswers ReadAnswers(TextReader reader, string file) => Guard(file, () =>
    {
        var key = AnalyzerConfiguration.AnswersKey;
        var root = YamlMapping.Parse(file, reader);
        if (!root.Has(key.Name))
        {
            return AnswersReader.Read(root);
        }

        root.Only(key.Name);
        return key.Read(root, key.Name);
    });

    /// <summary>Reads a file of facts from other orgs.</summary>
    /// <param name="reader">The file's text.</param>
    /// <param name="file">The file's name, as errors give it.</param>
    /// <param name="catalogue">The catalogue.</param>
    /// <exception cref="ConfigurationException">The file is no YAML, or has a fact that cannot be used.</exception>
    public static LicenseFacts ReadFacts(TextReader reader, string file, LicenseCatalogue catalogue) =>
        Guard(file, () => LicenseFactsFile.Read(reader, file, catalogue));

    private static T Guard<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (YamlFileException exception)
        {
            throw new ConfigurationException($"{file}, line {exception.Line}: {exception.Message}", exception);
        }
    }
}

/// <summary>
/// A configuration that cannot be used. <see cref="Exception.Message"/> gives the place, the error and what to write instead.
/// </summary>
public sealed class ConfigurationException : Exception
{
    public ConfigurationException()
    {
    }

    public ConfigurationException(string message)
        : base(message)
    {
    }

    public ConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
