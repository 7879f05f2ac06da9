using System.CommandLine;
using System.IO.Abstractions;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Reporting.Pdf;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>--pdf-font FILE</c>.</summary>
internal static class PdfFontOption
{
    private const string Name = "--pdf-font";

    public static Option<string?> Create() => new(Name)
    {
        Description = "TrueType font for characters that the PDF's own fonts lack: Chinese, Japanese, Hebrew …",
        HelpName = "FILE",
    };

    /// <exception cref="UsageException">The file cannot be read or is no TrueType font.</exception>
    public static PdfOptions Read(IFileSystem files, string? path)
    {
        if (path is null)
        {
            return new();
        }

        try
        {
            return PdfOptions.WithFont(InputFile.ReadAllBytes(files, path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new UsageException($"{Name} {path}: {exception.Message}", exception);
        }
    }
}
