using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>
/// Grants in file order, in pieces that are too small for the large-object heap: the list of a large profile, grown as one array, would leave
/// a trail of large arrays behind, and hundreds of profiles would make the collector sweep the whole heap again and again.
/// </summary>
internal sealed class GrantList
{
    private const int PieceLength = 4096;

    private readonly List<AccessGrant[]> _pieces = [];

    public int Count { get; private set; }

    public AccessGrant this[int index] => _pieces[index / PieceLength][index % PieceLength];

    public void Add(AccessGrant grant)
    {
        if (Count % PieceLength == 0)
        {
            // Most sections of most files are short.
            _pieces.Add(new AccessGrant[Count == 0 ? 16 : PieceLength]);
        }

        var last = _pieces[^1];
        var index = Count % PieceLength;
        if (index == last.Length)
        {
            Array.Resize(ref last, Math.Min(last.Length * 4, PieceLength));
            _pieces[^1] = last;
        }

        last[index] = grant;
        Count++;
    }

    public ImmutableArray<AccessGrant> ToImmutableArray()
    {
        var grants = ImmutableArray.CreateBuilder<AccessGrant>(Count);
        for (var index = 0; index < Count; index++)
        {
            grants.Add(this[index]);
        }

        return grants.MoveToImmutable();
    }
}
