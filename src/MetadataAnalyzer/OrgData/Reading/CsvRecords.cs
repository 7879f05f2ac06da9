using CsvHelper;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>
/// The records of a CSV file. A quote that is never closed would make the rest of the file one value: from the line where a record's
/// quoting breaks, the file is read again line by line, so that only the broken records are lost.
/// </summary>
internal sealed class CsvRecords : ExportRecords
{
    // Longer than any real record; the limit keeps the reader's buffer small.
    private const int MaxRecordBytes = 16 << 20;

    private readonly Func<Stream> _open;
    private readonly int _maxValueBytes;
    private CsvReader _reader;
    private CsvMalformedRecord? _malformed;
    private int[] _fields = [];
    private int _headerCount;
    private bool _lineByLine;
    private int _resumeAt;
    private bool _ended;

    public CsvRecords(ExportProblems problems, Utf8Strings strings, Func<Stream> open, int maxValueBytes)
        : base(problems, strings)
    {
        (_open, _maxValueBytes) = (open, maxValueBytes);
        _reader = OpenReader();
        ReadHeader();
    }

    public override bool Read()
    {
        while (Advance())
        {
            if (_malformed is { Reason: not CsvMalformedReason.StrayQuote } malformed)
            {
                ReportMalformed(malformed);
                continue;
            }

            if (HasItsFields())
            {
                return true;
            }
        }

        return false;
    }

    public override void Dispose() => _reader.Dispose();

    protected override ReadOnlySpan<byte> RawValue(int ordinal) =>
        ordinal < _fields.Length && _fields[ordinal] is >= 0 and var field && field < _reader.FieldCount ? _reader.GetSpan(field) : [];

    private CsvReader OpenReader() => CsvReader.Create(_open(), new CsvReaderOptions
    {
        TrackLineNumbers = true,
        AllowLineBreaksInQuotes = !_lineByLine,
        MaxRecordSize = MaxRecordBytes,
        OnMalformedRecord = record => _malformed = record,
    });

    private void ReadHeader()
    {
        Line = 1;
        try
        {
            var headers = _reader.Headers;
            if (_lineByLine || _malformed is not { } malformed || !SpansLines(malformed))
            {
                _headerCount = headers.Count;
                var ordinals = headers.Select(header => Columns.See(header.Trim().Trim('"'))).ToList();
                _fields = [.. Enumerable.Range(0, Columns.Count).Select(ordinal => ordinals.IndexOf(ordinal))];
                return;
            }
        }
        catch (CsvFormatException)
        {
            if (_lineByLine)
            {
                _ended = true;
                Problems.AddOfFile(1, null, $"the first line is longer than {MaxRecordBytes >> 20} MB; the file is no CSV export");
                return;
            }
        }

        RestartAt(1);
    }

    /// <summary>Reads the file again line by line; records before <paramref name="line"/> have been used.</summary>
    private void RestartAt(int line)
    {
        (_lineByLine, _resumeAt) = (true, line);
        _malformed = null;
        _reader.Dispose();
        _reader = OpenReader();
        ReadHeader();
    }

    private bool Advance()
    {
        while (!_ended)
        {
            try
            {
                _malformed = null;
                if (!_reader.Read())
                {
                    return false;
                }

                Line = (int)_reader.LineNumber;
                if (Line < _resumeAt)
                {
                    continue;
                }

                if (_lineByLine || _malformed is not { } malformed || !SpansLines(malformed))
                {
                    return true;
                }
            }
            catch (CsvFormatException tooLong)
            {
                Line = (int)tooLong.LineNumber;
                if (_lineByLine)
                {
                    Problems.AddOfFile(Line, null, $"the line is longer than {MaxRecordBytes >> 20} MB; the rest of the file is not read");
                    return false;
                }
            }

            RestartAt(Line);
        }

        return false;
    }

    private static bool SpansLines(CsvMalformedRecord record) =>
        record.Reason is CsvMalformedReason.UnterminatedQuote || record.RawRecord.AsSpan().ContainsAny('\r', '\n');

    private void ReportMalformed(CsvMalformedRecord malformed) => Report(null, malformed.Reason switch
    {
        CsvMalformedReason.LineBreakInQuotes or CsvMalformedReason.UnterminatedQuote =>
            "a quote is opened and not closed on this line; the record is not used, and from here on each line is read as a record",
        _ => "text follows a closing quote; the record is not used",
    });

    private bool HasItsFields()
    {
        var count = _reader.FieldCount;
        if (count != _headerCount && IsBlank(0, count))
        {
            return false;
        }

        // Spreadsheets pad rows with empty cells.
        if (count < _headerCount || (count > _headerCount && !IsBlank(_headerCount, count)))
        {
            Report(null, IsConflictMarker()
                ? "the line is the marker of a merge conflict; the records of both sides are read: "
                    + "resolve the conflict or run the query again"
                : $"the record has {count} field{(count == 1 ? "" : "s")} where the header has {_headerCount}; it is not used");
            return false;
        }

        foreach (var field in _fields)
        {
            if (field >= 0 && _reader.GetRawSpan(field).Length > _maxValueBytes)
            {
                Report(_reader.Headers[field], $"the value is longer than {_maxValueBytes} bytes; the record is not used");
                return false;
            }
        }

        return !IsBlank(0, count);
    }

    private bool IsConflictMarker()
    {
        var first = _reader.GetRawSpan(0);
        return first.StartsWith("<<<<<<< "u8) || first.StartsWith("======="u8) || first.StartsWith(">>>>>>> "u8);
    }

    private bool IsBlank(int from, int to)
    {
        for (var field = from; field < to; field++)
        {
            if (_reader.GetRawSpan(field).ContainsAnyExcept(" \t\""u8))
            {
                return false;
            }
        }

        return true;
    }
}
