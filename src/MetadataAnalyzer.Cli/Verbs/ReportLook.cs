using System.CommandLine;
using System.IO.Abstractions;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Document;
using MetadataAnalyzer.Reporting.Pdf;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>Options for the look of the reports: title, client, logo and colour.</summary>
internal sealed class ReportLook
{
    private readonly Option<string?> _title = new("--title") { Description = "Title of the HTML and PDF report", HelpName = "TEXT" };
    private readonly Option<string?> _client = new("--client") { Description = "Whom the report is for", HelpName = "NAME" };
    private readonly Option<string?> _logo = new("--logo")
    {
        Description = $"Logo of the report, PNG or SVG, at most {ReportLogo.LargestSize / 1024} KB",
        HelpName = "FILE",
    };
    private readonly Option<string?> _accent = SharedOptions.Checked(
        new Option<string?>("--accent")
        {
            Description = "Colour of the report; where it could not be read on the paper, a darker or lighter one of its kind is taken",
            HelpName = "#rrggbb",
        },
        value => ReadAccent(value));

    public void AddTo(Command command)
    {
        command.Add(_title);
        command.Add(_client);
        command.Add(_logo);
        command.Add(_accent);
    }

    /// <exception cref="UsageException">One of them cannot be used.</exception>
    public ReportOptions Read(ParseResult arguments, IFileSystem fileSystem) => new()
    {
        Title = Words(arguments, _title),
        Client = Words(arguments, _client),
        Branding = new()
        {
            Logo = arguments.GetValue(_logo) is { } file ? ReadLogo(file, fileSystem) : null,
            Accent = arguments.GetValue(_accent) is { } accent ? ReadAccent(accent) : null,
        },
    };

    private static string ReadAccent(string value) => AccentColor.TryParse(value, out var color)
        ? color.ToString()
        : throw new UsageException(CommandLineFault.Value(
            "--accent", "a colour as #rrggbb, such as #0b5cab (in quotes where the shell takes # for a comment)", value));

    private static string? Words(ParseResult arguments, Option<string?> option) => arguments.GetValue(option) is not { } text ? null
        : text.Trim() is { Length: > 0 } words ? words
        : throw new UsageException($"{option.Name} is empty");

    private static ReportLogo ReadLogo(string file, IFileSystem fileSystem)
    {
        try
        {
            if (!fileSystem.File.Exists(file))
            {
                throw new UsageException($"--logo {file}: there is no such file");
            }

            // A file that is far too large is not read at all.
            if (fileSystem.FileInfo.New(file).Length > ReportLogo.LargestSize)
            {
                throw new UsageException(
                    $"--logo {file} is {fileSystem.FileInfo.New(file).Length} bytes long; a logo has at most {ReportLogo.LargestSize}");
            }

            var logo = ReportLogo.Read([.. InputFile.ReadAllBytes(fileSystem, file)]);
            PdfOptions.RequireDrawable(logo);
            return logo;
        }
        catch (FormatException exception)
        {
            throw new UsageException($"--logo {file} {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--logo {file} cannot be read: {exception.Message}", exception);
        }
    }
}

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
