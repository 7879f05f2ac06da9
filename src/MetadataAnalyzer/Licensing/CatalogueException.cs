namespace MetadataAnalyzer.Licensing;

/// <summary>A catalogue that cannot be used. <see cref="Exception.Message"/> says what is wrong and what to write instead.</summary>
public sealed class CatalogueException : Exception
{
    /// <param name="file">Name of the catalogue's file, without a directory.</param>
    /// <param name="line">Line in the file, from 1; 0 when the file as a whole is meant.</param>
    /// <param name="message">What is wrong and what to write instead.</param>
    public CatalogueException(string file, int line, string message)
        : base(message)
    {
        File = file;
        Line = line;
    }

    /// <summary>Name of the catalogue's file, without a directory.</summary>
    public string File { get; }

    /// <summary>Line in the file, from 1; 0 when the file as a whole is meant.</summary>
    public int Line { get; }
}
