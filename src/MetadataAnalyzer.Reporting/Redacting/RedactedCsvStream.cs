using System.Buffers;
using System.Text;

namespace MetadataAnalyzer.Reporting.Redacting;

/// <summary>Takes a CSV file as it is written and passes on whole records with their names hidden: a file of millions of rows fits into no string.</summary>
/// <param name="redaction">What to hide.</param>
/// <param name="target">Takes the file with pseudonyms; stays open.</param>
internal sealed class RedactedCsvStream(Redaction redaction, Stream target) : Stream
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
            // A quote within quotes is written twice, so that the state after both is the one before.
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

    /// <summary>Does nothing: what has begun is not known to be whole.</summary>
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
        var text = new EncodedText(redaction, records, hidden);
        _csv.Redact(text, records);
        text.Finish();
        target.Write(Encoding.UTF8.GetBytes(hidden.ToString()));

        var rest = _waiting.WrittenSpan[length..].ToArray();
        _waiting.ResetWrittenCount();
        _waiting.Write(rest);
        _whole = 0;
    }
}
