using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>Collects the grants, section counts and value problems of one container.</summary>
internal sealed class GrantCollector
{
    private readonly Dictionary<string, int> _sections = new(StringComparer.Ordinal);
    private readonly GrantList?[] _granted = new GrantList?[AccessKinds.Sections.Length];
    private readonly GrantList?[] _denied = new GrantList?[AccessKinds.Sections.Length];
    private readonly string?[] _last = new string?[AccessKinds.Sections.Length];
    private readonly bool[] _mayRepeat = new bool[AccessKinds.Sections.Length];
    private readonly List<ValueProblem> _problems = [];
    private bool _isUnited;

    public void CountSection(string element, int count) => _sections[element] = _sections.GetValueOrDefault(element) + count;

    /// <summary>Takes an entry. One without rights is kept only until it is known whether another entry turns the same thing on.</summary>
    public void Add(AccessSection section, AccessGrant entry)
    {
        // The platform writes entries sorted, each once; then no two can contradict each other and they need not be looked up.
        ref var last = ref _last[section.Index];
        _mayRepeat[section.Index] |= last is not null && string.Compare(last, entry.Name, ApiName.Comparison) >= 0;
        last = entry.Name;
        ((entry.Rights == AccessRights.None ? _denied : _granted)[section.Index] ??= new()).Add(entry);
    }

    public void AddProblem(string section, string name, string message, Location location) =>
        _problems.Add(new ValueProblem(section, name, SecretText.Blank(message), location));

    /// <summary>Takes over what was collected from another file of the container.</summary>
    public void Add(GrantCollector other)
    {
        foreach (var (section, count) in other._sections)
        {
            CountSection(section, count);
        }

        for (var index = 0; index < _granted.Length; index++)
        {
            _mayRepeat[index] = true;
            Append(_granted, other._granted, index);
            Append(_denied, other._denied, index);
        }

        _problems.AddRange(other._problems);
    }

    /// <summary>
    /// Takes over what was collected from another part of the container, which may repeat entries and must repeat them alike.
    /// </summary>
    public void Unite(GrantCollector other)
    {
        _isUnited = true;
        Add(other);
    }

    /// <summary>
    /// A user permission that one of two files turns on and the other does not, though both list user permissions; null for none.
    /// </summary>
    public string? DifferentUserPermission(GrantCollector other)
    {
        const string Element = "userPermissions";
        if (!_sections.ContainsKey(Element) || !other._sections.ContainsKey(Element))
        {
            return null;
        }

        var (ours, theirs) = (Names(_granted), Names(other._granted));
        var different = new SortedSet<string>(ours, ApiName.Comparer);
        different.SymmetricExceptWith(theirs);
        return different.Min;

        static HashSet<string> Names(GrantList?[] lists)
        {
            var names = new HashSet<string>(ApiName.Comparer);
            var list = lists[AccessSections.Find(Element)!.Index];
            for (var index = 0; index < list?.Count; index++)
            {
                names.Add(list[index].Name);
            }

            return names;
        }
    }

    public ImmutableSortedDictionary<string, int> Sections() => _sections.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public ImmutableDictionary<AccessKind, ImmutableArray<AccessGrant>> Grants()
    {
        var grants = ImmutableDictionary.CreateBuilder<AccessKind, ImmutableArray<AccessGrant>>();
        foreach (var section in AccessKinds.Sections)
        {
            if (_granted[section.Index] is { } granted)
            {
                grants[section.Kind] = grants.TryGetValue(section.Kind, out var earlier) ? earlier.AddRange(granted.ToImmutableArray())
                    : granted.ToImmutableArray();
            }
        }

        return grants.ToImmutable();
    }

    /// <param name="files">Files of the container, as the grants index them.</param>
    public ImmutableArray<ValueProblem> Problems(ImmutableArray<string> files)
    {
        var contradictions = AccessKinds.Sections
            .Where(section => _mayRepeat[section.Index] && _granted[section.Index] is not null
                && (_isUnited || _denied[section.Index] is not null))
            .SelectMany(section => Contradictions(section, files));
        return [.. _problems.Concat(contradictions).OrderBy(problem => problem.Location)
            .ThenBy(problem => problem.Message, StringComparer.Ordinal)];
    }

    private List<ValueProblem> Contradictions(AccessSection section, ImmutableArray<string> files)
    {
        var (granted, denied) = (_granted[section.Index]!, _denied[section.Index]);
        var byName = new Dictionary<string, AccessGrant>(granted.Count, ApiName.Comparer);
        var found = new List<ValueProblem>();
        for (var index = 0; index < granted.Count; index++)
        {
            var entry = granted[index];
            if (!byName.TryAdd(entry.Name, entry) && byName[entry.Name] is var first && first.File != entry.File
                && first.Rights != entry.Rights)
            {
                found.Add(new ValueProblem(
                    section.Element, first.Name,
                        $"'{first.Name}' has other rights in {files[first.File]} line {first.Line}; taken as all of both", Place(entry),
                        Place(first)));
            }
        }

        for (var index = 0; index < denied?.Count; index++)
        {
            var entry = denied[index];
            if (byName.TryGetValue(entry.Name, out var grant))
            {
                found.Add(new ValueProblem(
                    section.Element,
                    grant.Name,
                    $"'{grant.Name}' is granted in {(grant.File == entry.File ? "" : files[grant.File] + " ")}line {grant.Line} "
                        + "and denied here; taken as granted",
                    Place(entry),
                    Place(grant)));
            }
        }

        return found;

        Location Place(AccessGrant entry) => new(files[entry.File], entry.Line, entry.Column);
    }

    private static void Append(GrantList?[] target, GrantList?[] source, int index)
    {
        for (var entry = 0; entry < source[index]?.Count; entry++)
        {
            (target[index] ??= new()).Add(source[index]![entry]);
        }
    }
}

/// <summary>
/// Grants in file order, in pieces that are too small for the large-object heap: the list of a large profile, grown as one array, would
/// leave
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

/// <summary>Keeps one string for each name: a large org repeats 20,000 field names in hundreds of profiles.</summary>
internal sealed class NamePool
{
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);

    public string Intern(string name) => _names.GetOrAdd(name, name);
}
