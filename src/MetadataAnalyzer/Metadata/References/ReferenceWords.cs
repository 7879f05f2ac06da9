using System.Buffers;
using System.Collections.Concurrent;
using System.Text;

namespace MetadataAnalyzer.Metadata.References;

/// <summary>
/// The targets of a search: the words by which a file shows that it may refer to something, and the places of the catalogue.
/// </summary>
internal sealed class ReferenceWords
{
    /// <summary>Fields of a user, criteria on users, queries of flows, ids; and what a merge tool leaves behind.</summary>
    private static readonly string[] Common =
    [
        "$Profile.", "$UserRole.", "$Permission.", "$Setup.", "Profile.Name", "Profile.Id", "ProfileId", ".Username", ".UserRole",
            "User.Profile", "Profile.UserLicense",
        ">User</table>", ">Profile</object>", ">UserRole</object>", ">User</object>", "005", "00e", "<<<<<<<",
    ];

    private static readonly string[] Code =
    [
        "Profile", "UserInfo.get", "checkPermission", "CustomPermission", "UserRole", "UserLicense", "Username", "getInstance", "getValues",
            "PermissionSet",
        "005", "00e",
    ];

    private readonly Dictionary<string, ILookup<string, ReferencePlace>> _places;
    private readonly ConcurrentDictionary<string, SearchValues<string>> _byType = new(StringComparer.Ordinal);
    private readonly SearchValues<string> _common = SearchValues.Create(Common, StringComparison.OrdinalIgnoreCase);
    private readonly SearchValues<string> _code = SearchValues.Create(Code, StringComparison.OrdinalIgnoreCase);
    private readonly Lazy<SearchValues<string>> _records;
    private readonly HashSet<string> _profileNames;

    /// <param name="search">What to look for.</param>
    /// <param name="profiles">Full names of the project's profiles.</param>
    public ReferenceWords(ReferenceSearch search, IEnumerable<string> profiles)
    {
        _places = search.Places
            .GroupBy(place => place.Type, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToLookup(place => place.Element.Leaf, StringComparer.Ordinal),
                StringComparer.Ordinal);
        _profileNames = profiles.Concat(search.ProfileNames).ToHashSet(ApiName.Comparer);
        _records = new(() => SearchValues.Create(["@", "005", "00e", "<<<<<<<", .. _profileNames.Select(InFile)],
            StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether the file of a component may hold a reference.</summary>
    public bool MayBeIn(ReadOnlySpan<byte> file, string componentType) => Contains(
        file, componentType == MetadataTypes.CustomMetadata ? _records.Value : _byType.GetOrAdd(componentType, WordsOf));

    /// <summary>Whether a body in Apex may hold a reference.</summary>
    public bool MayBeInCode(ReadOnlySpan<byte> body) => Contains(body, _code);

    /// <summary>The places of the catalogue that an element is in, apart from conditions on the root.</summary>
    public IEnumerable<ReferencePlace> PlacesAt(string componentType, MetadataElement element) =>
        _places.TryGetValue(componentType, out var byLeaf) ? byLeaf[element.Name].Where(place => place.Element.IsAt(element)) : [];

    public bool IsProfileName(string text) => _profileNames.Contains(text);

    /// <summary>
    /// The target that a value of a custom metadata record names: a profile of that name, a user of what looks like a username, or null.
    /// </summary>
    public ReferenceTarget? RecordTarget(string value) => IsProfileName(value) ? ReferenceTarget.Profile
        : LooksLikeUsername(value) ? ReferenceTarget.User
        : null;

    /// <summary>Usernames have the form of an e-mail address.</summary>
    public static bool LooksLikeUsername(string value)
    {
        var at = value.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == value.LastIndexOf('@') && value.IndexOf('.', at) > at + 1 && !value.Any(char.IsWhiteSpace);
    }

    /// <summary>The words that show a reference in files of a type; made on first use, because most projects hold few types.</summary>
    private SearchValues<string> WordsOf(string componentType)
    {
        var leaves = _places.Where(entry => entry.Key == componentType
            || (componentType == MetadataTypes.Settings && entry.Key.EndsWith(MetadataTypes.Settings, StringComparison.Ordinal)))
            .SelectMany(entry => entry.Value).Select(places => $"<{places.Key}").ToList();
        return leaves.Count == 0 ? _common : SearchValues.Create([.. Common, .. leaves], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// A name as the bytes of an XML file show it when each is taken for a character: the longest part of it that is written the same
    /// whether or not the writer escapes.
    /// </summary>
    private static string InFile(string name) =>
        Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(name.Split('&', '<', '>', '"', '\'').MaxBy(part => part.Length)!));

    /// <summary>All words are ASCII or were made to fit: each byte is looked at as a character, which costs less than decoding.</summary>
    private static bool Contains(ReadOnlySpan<byte> bytes, SearchValues<string> words)
    {
        const int Block = 1 << 16;

        // Longer than any word, so that none is lost between two blocks.
        const int Overlap = 256;
        var characters = ArrayPool<char>.Shared.Rent(Math.Min(bytes.Length, Block));
        try
        {
            for (var start = 0; start < bytes.Length; start += Block - Overlap)
            {
                var block = bytes.Slice(start, Math.Min(Block, bytes.Length - start));
                var count = Encoding.Latin1.GetChars(block, characters);
                if (characters.AsSpan(0, count).ContainsAny(words))
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }
}
