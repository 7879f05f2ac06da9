using System.Security.Cryptography;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>
/// SHA-256 over a JSON text as it is written, without the white space between its tokens: indentation and line endings do not change the
/// hash, and any other edit does.
/// </summary>
internal sealed class ContentHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[8192];
    private int _count;
    private bool _inString;
    private bool _isEscaped;

    /// <summary>Takes the next part of the text.</summary>
    public void Append(ReadOnlySpan<byte> json)
    {
        foreach (var value in json)
        {
            if (!_inString && value is ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                continue;
            }

            _inString = value == (byte)'"' && !_isEscaped ? !_inString : _inString;
            _isEscaped = _inString && value == (byte)'\\' && !_isEscaped;
            if (_count == _buffer.Length)
            {
                Flush();
            }

            _buffer[_count++] = value;
        }
    }

    /// <summary>The hash in 64 hexadecimal digits; the next hash begins.</summary>
    public string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void Flush()
    {
        _hash.AppendData(_buffer, 0, _count);
        _count = 0;
    }
}

/// <summary>A stream that passes everything on and adds it to a hash.</summary>
internal sealed class HashedStream(Stream inner, ContentHash hash) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        hash.Append(buffer);
        inner.Write(buffer);
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        // The caller flushes and closes the inner stream; the writer flushes after every subject.
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
