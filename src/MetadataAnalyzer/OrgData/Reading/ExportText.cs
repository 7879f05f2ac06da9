using System.IO.Abstractions;
using System.Text;
using MetadataAnalyzer.Files;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>Opens an export as UTF-8 without byte order mark, whatever encoding it was saved in.</summary>
internal static class ExportText
{
    private const int SniffedBytes = 4096;

    /// <summary>The format, or why the file is no export.</summary>
    public static (ExportFormat Format, string? Problem) Recognize(IFileSystem fileSystem, ExportFile file)
    {
        using var stream = Open(fileSystem, file);
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
            // Even an export without records has its header: a command that failed leaves a file like this.
            [] => (ExportFormat.Empty, "the file is empty; run the query again"),
            [(byte)'{' or (byte)'[', ..] => (ExportFormat.Json, null),
            [(byte)'<', ..] => (ExportFormat.Empty, "the file is HTML or XML, perhaps a login or error page; run the query again"),
            _ when file.IsJson => (ExportFormat.Empty, $"the file is not JSON; it begins '{Beginning(start)}'"),
            _ => (ExportFormat.Csv, null),
        };
    }

    public static Stream Open(IFileSystem fileSystem, ExportFile file)
    {
        var stream = InputFile.OpenRead(fileSystem, file.Path);
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
