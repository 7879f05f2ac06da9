using System.Text.Json;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>
/// The tokens of a JSON stream of any length, each with its line. The one buffer grows only for a long value.
/// </summary>
internal sealed class JsonTokens(Stream stream) : IDisposable
{
    private const int MaxTokenBytes = 16 << 20;

    private JsonReaderState _state = new(new JsonReaderOptions { AllowTrailingCommas = true });
    private byte[] _buffer = new byte[64 << 10];
    private byte[] _unescaped = [];
    private int _start;
    private int _end;
    private bool _final;
    private Range _value;
    private bool _escaped;

    public JsonTokenType Type { get; private set; }

    /// <summary>One-based line of the token.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>A string or property name without escapes, or the text of a number or literal. Valid until the next read.</summary>
    public ReadOnlySpan<byte> Value => _escaped ? _unescaped.AsSpan(_value) : _buffer.AsSpan(_value);

    /// <exception cref="JsonException">The text is not JSON, or a token is too long.</exception>
    public bool Read()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _final, _state);
            var found = reader.Read();
            if (found)
            {
                TakeValue(ref reader);
            }

            var consumed = (int)reader.BytesConsumed;
            Line += _buffer.AsSpan(_start, consumed).Count((byte)'\n');
            _start += consumed;
            _state = reader.CurrentState;
            if (found || _final)
            {
                return found;
            }

            Refill();
        }
    }

    /// <summary>Skips the value that starts with the current token.</summary>
    public void Skip()
    {
        var depth = 0;
        do
        {
            depth += Type switch
            {
                JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
                JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
                _ => 0,
            };
        }
        while (depth > 0 && Read());
    }

    public void Dispose() => stream.Dispose();

    private void TakeValue(ref Utf8JsonReader reader)
    {
        Type = reader.TokenType;
        _escaped = reader.ValueIsEscaped;
        if (!_escaped)
        {
            var from = _start + (int)reader.TokenStartIndex + (Type is JsonTokenType.String or JsonTokenType.PropertyName ? 1 : 0);
            _value = from..(from + reader.ValueSpan.Length);
            return;
        }

        if (_unescaped.Length < reader.ValueSpan.Length)
        {
            _unescaped = new byte[reader.ValueSpan.Length];
        }

        try
        {
            _value = 0..reader.CopyString(_unescaped);
        }
        catch (InvalidOperationException cause)
        {
            // Half of a surrogate pair.
            throw new JsonException("a string has an invalid escape", cause);
        }
    }

    private void Refill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= MaxTokenBytes)
            {
                throw new JsonException($"a value is longer than {MaxTokenBytes >> 20} MB");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _final = read == 0;
    }
}
