using System.Buffers.Text;
using System.Text;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>The records of one file, one at a time. A value that cannot be read is reported and taken as absent.</summary>
internal abstract class ExportRecords(ExportProblems problems, Utf8Strings strings) : IDisposable
{
    private bool _sawOtherEncoding;

    public OrgExport Export => problems.Export;

    public ExportProblems Problems => problems;

    public ExportColumns Columns { get; } = new(problems.Export);

    /// <summary>One-based line on which the current record starts.</summary>
    public int Line { get; protected set; }

    /// <summary>The part of the export that the file holds: empty, a number, or an object's API name.</summary>
    public string Part => problems.File.Part;

    public Location Location => Location.Record(problems.File.Display, Line);

    /// <summary>Moves to the next record that can be read. Problems of those before it have been reported.</summary>
    public abstract bool Read();

    public abstract void Dispose();

    /// <summary>
    /// The value of a column by its index in <see cref="Columns"/>, trimmed; empty when absent. Valid until the next read.
    /// </summary>
    public ReadOnlySpan<byte> Utf8(int ordinal)
    {
        var value = RawValue(ordinal).Trim(" \t"u8);

        // Data Loader and spreadsheets write #N/A for null.
        return value.SequenceEqual("#N/A"u8) ? [] : value;
    }

    public string? Text(string column) => Text(Export.Ordinal(column));

    public string? Text(int ordinal)
    {
        var value = Utf8(ordinal);
        if (value.IsEmpty)
        {
            return null;
        }

        if (!_sawOtherEncoding && !System.Text.Unicode.Utf8.IsValid(value))
        {
            _sawOtherEncoding = true;
            problems.AddOfFile(Line, Columns.NameOf(ordinal), "the file is not UTF-8, so names in it may be misread; save it as UTF-8");
        }

        return strings.Get(value);
    }

    public SalesforceId Id(string column) => new(Text(column));

    public bool? Flag(string column) => Flag(Export.Ordinal(column));

    public bool? Flag(int ordinal)
    {
        var value = Utf8(ordinal);
        if (value.IsEmpty)
        {
            return null;
        }

        if (Ascii.EqualsIgnoreCase(value, "true"u8) || value.SequenceEqual("1"u8))
        {
            return true;
        }

        if (Ascii.EqualsIgnoreCase(value, "false"u8) || value.SequenceEqual("0"u8))
        {
            return false;
        }

        Unreadable(ordinal, "true or false");
        return null;
    }

    public long? Number(string column) => Number(Export.Ordinal(column));

    public long? Number(int ordinal)
    {
        var value = Utf8(ordinal);
        if (value.IsEmpty)
        {
            return null;
        }

        // Some tools write the count 12 as 12.0.
        if (Utf8Parser.TryParse(value, out long number, out var consumed) && !value[consumed..].ContainsAnyExcept(".0"u8))
        {
            return number;
        }

        Unreadable(ordinal, "a whole number");
        return null;
    }

    public int? Int(string column) => Int(Export.Ordinal(column));

    public int? Int(int ordinal)
    {
        var number = Number(ordinal);
        if (number is null or (>= int.MinValue and <= int.MaxValue))
        {
            return (int?)number;
        }

        Unreadable(ordinal, "a whole number of a sensible size");
        return null;
    }

    public DateTimeOffset? Time(string column) => Time(Export.Ordinal(column));

    public DateTimeOffset? Time(int ordinal)
    {
        var value = Utf8(ordinal);
        if (value.IsEmpty)
        {
            return null;
        }

        if (ExportTime.TryParse(value, out var time))
        {
            return time;
        }

        Unreadable(ordinal, "a date like 2026-08-01 or 2026-08-01T03:04:05.000Z");
        return null;
    }

    public DateOnly? Date(string column) => Time(column) is { } time ? DateOnly.FromDateTime(time.UtcDateTime) : null;

    /// <summary>Reports a problem of the current record, with the user that the record is about.</summary>
    public void Report(string? column, string message) => problems.AddOfRecord(Line, column, message, User);

    protected abstract ReadOnlySpan<byte> RawValue(int ordinal);

    protected string? User()
    {
        foreach (var column in Export.User)
        {
            var value = Utf8(Export.Ordinal(column));
            if (!value.IsEmpty)
            {
                return Encoding.UTF8.GetString(value);
            }
        }

        return null;
    }

    private void Unreadable(int ordinal, string expected)
    {
        var value = Encoding.UTF8.GetString(Utf8(ordinal) is { Length: > 40 } text ? text[..40] : Utf8(ordinal));
        Report(Columns.NameOf(ordinal), $"'{value}' is not {expected}; the value is taken as unknown");
    }
}
