using System.Globalization;
using System.Text;
using CsvHelper;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Csv;

/// <summary>
/// Writes the CSV files: RFC 4180 with CRLF, UTF-8 with the byte order mark that spreadsheets need, no cell that a spreadsheet would run as
/// a formula, and no cell that is longer than a spreadsheet allows.
/// </summary>
public static class SafeCsv
{
    private const string ListSeparator = "; ";

    /// <summary>Excel cuts a cell at 32,767 characters, or spills it into the next row.</summary>
    private const int LongestCell = 32_000;

    /// <summary>Characters that start a formula; in some locales their full-width forms do too.</summary>
    private const string FormulaStarts = "=@+-\t\r\n＝＠＋－";

    // The library's protection would turn a negative number into text, and its column could not be summed.
    private static readonly CsvWriterOptions Options = new() { NewLine = "\r\n", WriteByteOrderMark = true, Injection = CsvInjection.None };
    private static readonly CsvWriterOptions CellOptions = new()
    {
        NewLine = "\r\n",
        WriteByteOrderMark = false,
        Injection = CsvInjection.None,
    };

    /// <summary>Writes a header and a row for each item.</summary>
    public static void Write<T>(Stream stream, string[] header, IEnumerable<T> items, Func<T, string?[]> toRow)
    {
        using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        csv.WriteHeader(header);
        foreach (var item in items)
        {
            var row = toRow(item);
            for (var index = 0; index < row.Length; index++)
            {
                row[index] = Safe(row[index]);
            }

            csv.WriteRecord(row);
        }
    }

    /// <summary>A cell as encoded in the file.</summary>
    public static byte[] Encode(string? cell)
    {
        if (string.IsNullOrEmpty(cell))
        {
            return [];
        }

        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, CellOptions, leaveOpen: true))
        {
            csv.WriteRecord([Safe(cell)]);
        }

        return stream.ToArray()[..^2];
    }

    /// <summary>Several values in one cell.</summary>
    public static string Join(IEnumerable<string> values) => string.Join(ListSeparator, values);

    /// <summary>A count; empty when unknown.</summary>
    public static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>A line, row or column; empty when there is none.</summary>
    public static string Place(int value) => value > 0 ? Number(value) : "";

    /// <summary><c>true</c> or <c>false</c>; empty when unknown.</summary>
    public static string Flag(bool? value) => value switch { true => "true", false => "false", null => "" };

    /// <summary>An amount; empty when unknown, which differs from zero.</summary>
    public static string Money(decimal? amount) => Amounts.Rounded(amount)?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";

    private static string? Safe(string? cell)
    {
        if (string.IsNullOrEmpty(cell))
        {
            return cell;
        }

        var text = cell.Length <= LongestCell ? cell : $"{cell.AsSpan(0, LongestCell)}… (cut here: {cell.Length} characters)";
        text = text.AsSpan().ContainsAnyInRange('\0', '\u001f') || text.Contains('\u007f', StringComparison.Ordinal)
            ? WithoutControls(text)
            : text;
        return FormulaStarts.Contains(text[0], StringComparison.Ordinal) && !IsNumber(text) ? "'" + text : text;
    }

    /// <summary>Replaces control characters, which could control a terminal that prints the file; line ends and tabs stay.</summary>
    private static string WithoutControls(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            clean.Append(char.IsControl(character) && character is not ('\n' or '\r' or '\t') ? '\ufffd' : character);
        }

        return clean.ToString();
    }

    /// <summary>Whether a text is a negative number, which stays a number in the spreadsheet.</summary>
    private static bool IsNumber(string text) =>
        text[0] == '-'
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}

/// <summary>Encoded cells, each encoded once: a file of millions of rows repeats a few thousand names.</summary>
internal sealed class EncodedCells
{
    private readonly Dictionary<string, byte[]> _cells = new(StringComparer.Ordinal);

    public byte[] Of(string? cell)
    {
        if (string.IsNullOrEmpty(cell))
        {
            return [];
        }

        return _cells.TryGetValue(cell, out var known) ? known : _cells[cell] = SafeCsv.Encode(cell);
    }

    /// <summary>Several cells, with a separator before each and after the last.</summary>
    public byte[] Between(params ReadOnlySpan<string?> cells)
    {
        var bytes = new List<byte> { (byte)',' };
        foreach (var cell in cells)
        {
            bytes.AddRange(Of(cell));
            bytes.Add((byte)',');
        }

        return [.. bytes];
    }
}
