using System.Buffers;
using System.Text;

namespace MetadataAnalyzer.Reporting.Redaction;

/// <summary>Hides names in CSV: in every cell below the header, except in columns with words of the tool.</summary>
internal sealed class CsvFile
{
    private const char Mark = '\ufeff';

    private readonly List<string> _columns = [];
    private bool _isHeader = true;

    /// <summary>Hides the names in records of the file; called for each part of the file in order.</summary>
    /// <param name="text">Receives the output.</param>
    /// <param name="file">Whole records; the first part starts with the header.</param>
    public void Redact(EncodedText text, string file)
    {
        var column = 0;
        for (var index = file.StartsWith(Mark) ? 1 : 0; index < file.Length; index++)
        {
            var isQuoted = file[index] == '"';
            var start = isQuoted ? index + 1 : index;
            var end = isQuoted ? EndOfQuoted(file, start) : EndOfPlain(file, start);
            if (_isHeader)
            {
                _columns.Add(file[start..end]);
            }
            else if (column >= _columns.Count || !OwnFields.Contains(_columns[column]))
            {
                text.Redact(start, end, isQuoted ? "\"" : "", Read);
            }

            index = isQuoted ? end + 1 : end;
            column++;
            if (index >= file.Length || file[index] != ',')
            {
                index += index + 1 < file.Length && file[index] == '\r' ? 1 : 0;
                (_isHeader, column) = (false, 0);
            }
        }
    }

    private static int EndOfPlain(string file, int index)
    {
        var end = file.AsSpan(index).IndexOfAny(',', '\r', '\n');
        return end < 0 ? file.Length : index + end;
    }

    private static int EndOfQuoted(string file, int index)
    {
        while (index < file.Length && (file[index] != '"' || (index + 1 < file.Length && file[index + 1] == '"')))
        {
            index += file[index] == '"' ? 2 : 1;
        }

        return Math.Min(index, file.Length);
    }

    private static (int End, string? Meant) Read(string file, int index, int end) =>
        index + 1 < end ? (index + 2, "\"") : (index + 1, null);
}

/// <summary>
/// Takes a CSV file while it is written and passes on whole records with pseudonyms, because a file of millions of rows is too large for a
/// string.
/// </summary>
/// <param name="redactor">The kinds or names to hide.</param>
/// <param name="target">Receives the file with pseudonyms; left open.</param>
internal sealed class RedactedCsvStream(Redactor redactor, Stream target) : Stream
{
    private const int Enough = 1024 * 1024;

    private readonly CsvFile _csv = new();
    private readonly ArrayBufferWriter<byte> _waiting = new(2 * Enough);
    private int _whole;
    private bool _isQuoted;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        for (var index = 0; index < buffer.Length; index++)
        {
            // A quote inside quotes is doubled, so that the state after both quotes is the same as before.
            _isQuoted ^= buffer[index] == (byte)'"';
            if (buffer[index] == (byte)'\n' && !_isQuoted)
            {
                _whole = _waiting.WrittenCount + index + 1;
            }
        }

        _waiting.Write(buffer);
        if (_whole >= Enough)
        {
            Pass(_whole);
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Does nothing: the last record may be incomplete.</summary>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Passes on the rest.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing && _waiting.WrittenCount > 0)
        {
            Pass(_waiting.WrittenCount);
        }

        base.Dispose(disposing);
    }

    private void Pass(int length)
    {
        var records = Encoding.UTF8.GetString(_waiting.WrittenSpan[..length]);
        var hidden = new StringBuilder(records.Length);
        var text = new EncodedText(redactor, records, hidden);
        _csv.Redact(text, records);
        text.Finish();
        target.Write(Encoding.UTF8.GetBytes(hidden.ToString()));

        var rest = _waiting.WrittenSpan[length..].ToArray();
        _waiting.ResetWrittenCount();
        _waiting.Write(rest);
        _whole = 0;
    }
}
