using System.Text;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>Strings by their UTF-8 bytes. Each is made once, because exports repeat names, types and ids in every record.</summary>
internal sealed class Utf8Strings
{
    // A limit, because a column of distinct values would fill the table without use.
    private const int Capacity = 200_000;

    private readonly Dictionary<byte[], int> _indexes = new(new ByteComparer());
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<string> _strings = [];

    public Utf8Strings() => _lookup = _indexes.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>The number of texts that have an index.</summary>
    public int Count => _strings.Count;

    public string this[int index] => _strings[index];

    public string Get(ReadOnlySpan<byte> utf8) =>
        _lookup.TryGetValue(utf8, out var index) ? _strings[index] : _strings.Count < Capacity ? _strings[Index(utf8)] : Decode(utf8);

    public bool TryGetIndex(ReadOnlySpan<byte> utf8, out int index) => _lookup.TryGetValue(utf8, out index);

    /// <summary>The index of the text, from 0 in the order of the first use; the same for the same bytes.</summary>
    public int Index(ReadOnlySpan<byte> utf8)
    {
        if (!_lookup.TryGetValue(utf8, out var index))
        {
            index = _strings.Count;
            _strings.Add(Decode(utf8));
            _indexes.Add(utf8.ToArray(), index);
        }

        return index;
    }

    // Spreadsheets save Windows-1252, whose letters of Western Europe are the same in Latin-1.
    private static string Decode(ReadOnlySpan<byte> utf8) =>
        System.Text.Unicode.Utf8.IsValid(utf8) ? Encoding.UTF8.GetString(utf8) : Encoding.Latin1.GetString(utf8);

    private sealed class ByteComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
