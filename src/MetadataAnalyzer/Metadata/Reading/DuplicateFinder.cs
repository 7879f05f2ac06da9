using System.Buffers;
using System.Security.Cryptography;
using MetadataAnalyzer.Metadata.Layout;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>Finds the components that the project defines more than once.</summary>
/// <param name="packages">The package directories.</param>
/// <param name="tree">Where the files are.</param>
internal sealed class DuplicateFinder(IReadOnlyList<string> packages, ProjectTree tree)
{
    private readonly List<ComponentDefinition> _used = [];
    private readonly List<DuplicateComponent> _different = [];

    /// <summary>
    /// The definitions to read, and the components of which two differ. The one in the package directory that comes last wins, within one
    /// package
    /// directory the last by path. Of a type without a model all are read, because they are only searched. The files of one profile in
    /// folders of
    /// their own become one definition: a profile lists what was retrieved with it, so that each may be a part of it.
    /// </summary>
    /// <param name="definitions">All definitions.</param>
    public (IReadOnlyList<ComponentDefinition> Used,
        IReadOnlyList<DuplicateComponent> Different) Resolve(IEnumerable<ComponentDefinition> definitions)
    {
        foreach (var group in definitions.GroupBy(definition => (definition.Type.Name, definition.FullName.ToUpperInvariant())))
        {
            if (!group.Skip(1).Any() || ComponentReaders.For(group.Key.Name) is null)
            {
                _used.AddRange(group);
                continue;
            }

            Resolve([.. group.OrderByDescending(definition => definition.Package)
                .ThenByDescending(definition => definition.Main.Path, StringComparer.Ordinal)]);
        }

        return (_used, _different);
    }

    private void Resolve(List<ComponentDefinition> group)
    {
        var winner = group[0];
        var content = Hash(winner);
        var others = group.Skip(1).Where(other => content is null || Hash(other) is not { } hash || !content.AsSpan().SequenceEqual(hash))
            .ToList();
        if (others.Count > 0 && winner.Type.Name == MetadataTypes.Profile && AreApart([winner, .. others]))
        {
            _used.Add(Unite(winner, others));
            return;
        }

        _used.Add(winner);
        if (others.Count > 0)
        {
            _different.Add(Different(winner, others.Select(other => other.Main), packages));
        }
    }

    /// <summary>The problem of a definition that is used beside others that are not.</summary>
    /// <param name="winner">The definition that is used.</param>
    /// <param name="others">The main files of the others.</param>
    /// <param name="packages">The package directories.</param>
    public static DuplicateComponent Different(ComponentDefinition winner, IEnumerable<PackageFile> others, IReadOnlyList<string> packages)
    {
        var losers = others.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        return new(
            winner.Type.Name, winner.FullName, Location.File(winner.Main.Path), [.. losers.Select(loser => Location.File(loser.Path))],
            losers.Exists(loser => loser.Package != winner.Main.Package) ? packages[winner.Main.Package] : null);
    }

    /// <summary>Whether each is in a folder of its own.</summary>
    private static bool AreApart(List<ComponentDefinition> profiles) =>
        profiles.Select(profile => FolderOf(profile.Main.Path)).Distinct(StringComparer.OrdinalIgnoreCase).Count() == profiles.Count;

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static ComponentDefinition Unite(ComponentDefinition winner, List<ComponentDefinition> others)
    {
        var united = new ComponentDefinition(winner.Type, winner.FullName, winner.Package);
        united.Describe(winner.Main);
        united.Companions.AddRange(others.Select(other => other.Main));
        return united;
    }

    /// <summary>A hash of all files that ignores line ends; null when one cannot be read.</summary>
    private byte[]? Hash(ComponentDefinition definition)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in definition.Files)
        {
            try
            {
                using var content = tree.Read(file.Path);
                Append(hash, content.Span);
            }
            catch (UnreadableContentException)
            {
                // Said again, with its place, when the winner is read.
                return null;
            }
        }

        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(bytes.Length + 1);
        var length = 0;
        foreach (var value in bytes)
        {
            if (value != '\r')
            {
                buffer[length++] = value;
            }
        }

        // Marks the end of the file, so that text does not move from one file to the next unseen.
        buffer[length++] = 0;
        hash.AppendData(buffer, 0, length);
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
