namespace MetadataAnalyzer.Yaml;

/// <summary>A YAML file that cannot be used. <see cref="Exception.Message"/> gives the error and what to write instead.</summary>
public sealed class YamlFileException : Exception
{
    /// <param name="file">Name of the file, as the caller gave it.</param>
    /// <param name="line">Line in the file, from 1; 0 when the error concerns the whole file.</param>
    /// <param name="message">What is wrong and what to write instead.</param>
    public YamlFileException(string file, int line, string message)
        : base(message)
    {
        File = file;
        Line = line;
    }

    /// <summary>Name of the file, as the caller gave it.</summary>
    public string File { get; }

    /// <summary>Line in the file, from 1; 0 when the error concerns the whole file.</summary>
    public int Line { get; }
}
