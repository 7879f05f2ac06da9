using System.Text;
using System.Text.Json;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>
/// The records of a JSON file, with related records flattened to dotted names: <c>[…]</c>, or the array <c>records</c> of the root or of
/// its <c>result</c>, as the Salesforce CLI and the REST API write it.
/// </summary>
internal sealed class JsonRecords : ExportRecords
{
    private readonly JsonTokens _tokens;
    private readonly JsonEnvelope _envelope;
    private readonly int _maxValueBytes;
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly StringPath _path = new();
    private byte[] _bytes = new byte[1024];
    private int _used;
    private (int From, int Length)[] _values = [];
    private string? _restError;
    private bool _ended;

    public JsonRecords(ExportProblems problems, Utf8Strings strings, Stream stream, int maxValueBytes)
        : base(problems, strings)
    {
        _tokens = new JsonTokens(stream);
        _envelope = new JsonEnvelope(_tokens);
        _lookup = _ordinals.GetAlternateLookup<ReadOnlySpan<char>>();
        _maxValueBytes = maxValueBytes;
    }

    public override bool Read()
    {
        try
        {
            while (!_ended)
            {
                if (ReadNext())
                {
                    return true;
                }
            }
        }
        catch (JsonException cause)
        {
            _ended = true;

            // The framework appends its own line number, which counts from the last refill of the buffer.
            var detail = cause.Message.Split(" LineNumber:")[0].TrimEnd('.');
            Problems.AddOfFile(
                _tokens.Line,
                null,
                $"the JSON breaks off or is malformed here ({detail}); records before it are used; run the query again",
                isCut: true);
        }

        return false;
    }

    public override void Dispose() => _tokens.Dispose();

    protected override ReadOnlySpan<byte> RawValue(int ordinal) =>
        ordinal < _values.Length && _values[ordinal] is { Length: > 0 } value ? _bytes.AsSpan(value.From, value.Length) : [];

    private bool ReadNext()
    {
        if (!_envelope.MoveToRecord())
        {
            _ended = true;
            if (_envelope.Problem() is { } problem)
            {
                Problems.AddOfFile(1, null, problem, _envelope.IsCut);
            }

            return false;
        }

        Line = _tokens.Line;
        _used = 0;
        Array.Clear(_values);
        if (_tokens.Type is not JsonTokenType.StartObject)
        {
            Report(null, "the array holds something other than a record; it is not used");
            _tokens.Skip();
            return false;
        }

        return ReadRecord();
    }

    private bool ReadRecord()
    {
        _restError = null;
        _path.Clear();
        string? tooLong = null;
        var known = false;
        for (var depth = 1; depth > 0;)
        {
            if (!_tokens.Read())
            {
                return false;
            }

            switch (_tokens.Type)
            {
                case JsonTokenType.PropertyName when _tokens.Value.SequenceEqual("attributes"u8):
                    _tokens.Read();
                    _tokens.Skip();
                    break;
                case JsonTokenType.PropertyName:
                    _path.Push(_tokens.Value);
                    break;
                case JsonTokenType.StartObject:
                    depth++;
                    break;
                case JsonTokenType.EndObject:
                    depth--;
                    _path.Pop();
                    break;
                case JsonTokenType.StartArray:
                    _tokens.Skip();
                    _path.Pop();
                    break;
                case JsonTokenType.Null:
                    See();
                    Columns.SeeBelow(_path.ToString());
                    _path.Pop();
                    break;
                default:
                    known |= Take(ref tooLong);
                    _path.Pop();
                    break;
            }
        }

        return IsUsable(known, tooLong);
    }

    private bool IsUsable(bool known, string? tooLong)
    {
        if (!known && _restError is not null)
        {
            Report(null, $"the file holds an error instead of records: {_restError}; run the query again");
            return false;
        }

        if (tooLong is not null)
        {
            Report(tooLong, $"the value is longer than {_maxValueBytes} bytes; the record is not used");
        }

        return tooLong is null;
    }

    private bool Take(ref string? tooLong)
    {
        var value = _tokens.Value;
        var ordinal = See();
        if (ordinal < 0)
        {
            if (_path.Span is "errorCode" or "message")
            {
                _restError = $"{_restError} {Encoding.UTF8.GetString(value)}".Trim();
            }

            return false;
        }

        if (value.Length > _maxValueBytes)
        {
            tooLong = Columns.NameOf(ordinal);
            return true;
        }

        if (_bytes.Length - _used < value.Length)
        {
            Array.Resize(ref _bytes, (_bytes.Length * 2) + value.Length);
        }

        value.CopyTo(_bytes.AsSpan(_used));
        _values[ordinal] = (_used, value.Length);
        _used += value.Length;
        return true;
    }

    /// <summary>The index of the current path's column. Each path is looked up in the export once.</summary>
    private int See()
    {
        if (!_lookup.TryGetValue(_path.Span, out var ordinal))
        {
            var path = _path.ToString();
            ordinal = Columns.See(path);
            _ordinals.Add(path, ordinal);
            Array.Resize(ref _values, Columns.Count);
        }

        return ordinal;
    }
}

/// <summary>A dotted path of property names that grows and shrinks as nested objects open and close.</summary>
internal sealed class StringPath
{
    private readonly Stack<int> _lengths = [];
    private char[] _text = new char[256];
    private int _length;

    public ReadOnlySpan<char> Span => _text.AsSpan(0, _length);

    public void Clear()
    {
        _lengths.Clear();
        _length = 0;
    }

    public void Push(ReadOnlySpan<byte> utf8Name)
    {
        _lengths.Push(_length);
        if (_text.Length < _length + utf8Name.Length + 1)
        {
            Array.Resize(ref _text, (_text.Length * 2) + utf8Name.Length);
        }

        if (_length > 0)
        {
            _text[_length++] = '.';
        }

        _length += Encoding.UTF8.GetChars(utf8Name, _text.AsSpan(_length));
    }

    /// <summary>Drops the last name; does nothing on an empty path.</summary>
    public void Pop() => _length = _lengths.TryPop(out var length) ? length : 0;

    public override string ToString() => Span.ToString();
}
