using System.Text;

namespace MetadataAnalyzer.OrgData.Reading;

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
