using System.Security.Cryptography;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>
/// SHA-256 over a JSON text without the white space between its tokens, as it streams by: the same whoever indents the file and however its lines end. What
/// somebody changes in it changes the hash.
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

    /// <summary>The hash in 64 hexadecimal digits; starts anew.</summary>
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
