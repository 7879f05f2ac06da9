using System.Collections.Immutable;
using System.IO.Abstractions;
using System.Text;
using MetadataAnalyzer.Files;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>
/// Finds the files of each export: <c>NAME.csv</c> or <c>NAME.json</c>, then the parts <c>NAME-1</c>, <c>NAME-2</c> … in the order of their
/// numbers.
/// </summary>
internal sealed class ExportDirectory(IFileSystem fileSystem, string directory, string display)
{
    private readonly ImmutableArray<(string Name, string Path)> _files = fileSystem.Directory.Exists(directory)
        ? [.. fileSystem.Directory.EnumerateFiles(directory).Select(path => (fileSystem.Path.GetFileName(path), path))]
        : [];

    public ImmutableArray<ExportFile> FilesOf(OrgExport export) =>
        [.. _files.Select(file => Match(export, file.Name, file.Path)).OfType<ExportFile>().Concat(export.HasFolder ? InFolder(export) : [])
            .OrderBy(file => file.Part.Length > 0 && char.IsAsciiDigit(file.Part[0]) ? file.Part.Length : 0)
            .ThenBy(file => file.Part, StringComparer.Ordinal)
            .ThenBy(file => file.Display, StringComparer.Ordinal)];

    /// <summary>The file of exactly this name, in any case; null when there is none.</summary>
    public ExportFile? Find(string name) =>
        _files.Where(file => string.Equals(file.Name, name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => new ExportFile(fileSystem, file.Path, $"{display}/{file.Name}", "index")).FirstOrDefault();

    private IEnumerable<ExportFile> InFolder(OrgExport export) =>
        fileSystem.Path.Combine(directory, export.Name) is var folder && fileSystem.Directory.Exists(folder)
            ? fileSystem.Directory.EnumerateFiles(folder)
                .Select(path => (Path: path, Name: fileSystem.Path.GetFileName(path)))
                .Where(file => IsExport(file.Name))
                .Select(file =>
                    new ExportFile(fileSystem, file.Path, $"{display}/{export.Name}/{file.Name}", file.Name[..file.Name.LastIndexOf('.')]))
            : [];

    private static bool IsExport(string name) =>
        name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private ExportFile? Match(OrgExport export, string name, string path)
    {
        var dot = name.LastIndexOf('.');
        if (dot < 0 || !name.StartsWith(export.Name, StringComparison.OrdinalIgnoreCase) || dot < export.Name.Length)
        {
            return null;
        }

        var part = name[export.Name.Length..dot];
        return IsExport(name) && (part.Length == 0 || (export.HasFolder && part[0] == '-') || IsPart(part, export.IsPerObject))
            ? new ExportFile(fileSystem, path, $"{display}/{name}", part.TrimStart('-'))
            : null;
    }

    private static bool IsPart(string text, bool mayBeObject) =>
        text.Length > 1 && text[0] == '-'
        && text.Skip(1).All(c => char.IsAsciiDigit(c) || (mayBeObject && (char.IsAsciiLetter(c) || c == '_')));
}

/// <summary>A file that holds an export or a part of one.</summary>
internal sealed class ExportFile(IFileSystem fileSystem, string path, string display, string part)
{
    private const int SniffedBytes = 4096;

    /// <summary>The file in a location, such as <c>org-data/users.csv</c>.</summary>
    public string Display => display;

    /// <summary>The text between the export's name and the extension: empty, a number, or an object's API name.</summary>
    public string Part => part;

    private bool IsJson => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>The format, and why the file is not read when it is no export.</summary>
    public (ExportFormat Format, string? Problem) Recognize()
    {
        using var stream = Open();
        var buffer = new byte[SniffedBytes];
        ReadOnlySpan<byte> text = buffer.AsSpan(0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        if (text.StartsWith("PK\u0003\u0004"u8))
        {
            return (ExportFormat.Empty, "the file is a zip or an Excel workbook; save it as CSV");
        }

        if (text.Contains((byte)0))
        {
            return (ExportFormat.Empty, "the file is binary; an export is CSV or JSON text");
        }

        var start = text.TrimStart(" \t\r\n"u8);
        return start switch
        {
            // An export without records has its header at least: an empty file comes from a command that failed.
            [] => (ExportFormat.Empty, "the file is empty; run the query again"),
            [(byte)'{' or (byte)'[', ..] => (ExportFormat.Json, null),
            [(byte)'<', ..] => (ExportFormat.Empty, "the file is HTML or XML, perhaps a login or error page; run the query again"),
            _ when IsJson => (ExportFormat.Empty, $"the file is not JSON; it begins '{Beginning(start)}'"),
            _ => (ExportFormat.Csv, null),
        };
    }

    /// <summary>Opens the file, saved in any encoding, as UTF-8 without byte order mark.</summary>
    public Stream Open()
    {
        var stream = InputFile.OpenRead(fileSystem, path);
        Span<byte> head = stackalloc byte[4];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var (encoding, mark) = head[..length] switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (null, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            [not 0, 0, not 0, 0] => (Encoding.Unicode, 0),
            [0, not 0, 0, not 0] => (Encoding.BigEndianUnicode, 0),
            _ => ((Encoding?)null, 0),
        };
        stream.Position = mark;
        return encoding is null ? stream : Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8);
    }

    private static string Beginning(ReadOnlySpan<byte> text)
    {
        var line = text.IndexOfAny("\r\n"u8) is var end && end >= 0 ? text[..end] : text;
        return Encoding.UTF8.GetString(line.Length > 80 ? line[..80] : line);
    }
}

/// <summary>The format of a file by its first bytes: users rename exports, so that the extension proves nothing.</summary>
internal enum ExportFormat
{
    Empty,
    Csv,
    Json,
}
