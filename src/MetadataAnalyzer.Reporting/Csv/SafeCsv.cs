using CsvHelper;

namespace MetadataAnalyzer.Reporting.Csv;

/// <summary>
/// How every CSV file is written: RFC 4180 with CRLF, UTF-8 with a byte order mark so that spreadsheets read it as such, and no cell that a
/// spreadsheet would run as a formula.
/// </summary>
internal static class SafeCsv
{
    private const string ListSeparator = "; ";

    private static readonly CsvWriterOptions Options = new()
    {
        NewLine = "\r\n",
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
        InjectionCharacters = "=@+-\t\r\n",
    };

    /// <summary>Writes a header and a row for each item.</summary>
    public static void Write<T>(Stream stream, string[] header, IEnumerable<T> items, Func<T, string?[]> toRow)
    {
        using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        csv.WriteHeader(header);
        foreach (var item in items)
        {
            csv.WriteRecord(toRow(item));
        }
    }

    /// <summary>Several values in one cell.</summary>
    public static string Join(IEnumerable<string> values) => string.Join(ListSeparator, values);
}
