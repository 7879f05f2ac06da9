using System.Buffers;
using System.Security.Cryptography;
using MetadataAnalyzer.Metadata.Layout;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>Finds the components that the project defines more than once.</summary>
internal static class DuplicateFinder
{
    /// <summary>
    /// The definitions that are not used, and which of them differ. The one in the package directory that is listed last wins, as its
    /// deployment overwrites the others; within one package directory the last by path.
    /// </summary>
    /// <param name="definitions">All definitions.</param>
    /// <param name="tree">Where their files are.</param>
    public static (HashSet<ComponentDefinition> Losers, List<DuplicateComponent> Different) Find(IEnumerable<ComponentDefinition> definitions, ProjectTree tree)
    {
        var losers = new HashSet<ComponentDefinition>();
        var different = new List<DuplicateComponent>();
        foreach (var group in definitions.GroupBy(definition => (definition.Type.Name, definition.FullName.ToUpperInvariant())))
        {
            if (group.Skip(1).Any())
            {
                Resolve([.. group.OrderBy(definition => definition.Package).ThenBy(definition => definition.Main.Path, StringComparer.Ordinal)], tree, losers, different);
            }
        }

        return (losers, different);
    }

    private static void Resolve(List<ComponentDefinition> group, ProjectTree tree, HashSet<ComponentDefinition> losers, List<DuplicateComponent> different)
    {
        var winner = group[^1];
        var content = Hash(winner, tree);
        foreach (var loser in group.SkipLast(1))
        {
            losers.Add(loser);
            if (Hash(loser, tree) is not { } other || content is null || !content.AsSpan().SequenceEqual(other))
            {
                different.Add(new DuplicateComponent(
                    winner.Type.Name, winner.FullName, Location.File(winner.Main.Path), Location.File(loser.Main.Path)));
            }
        }
    }

    /// <summary>A hash of all files that ignores line ends; null when one cannot be read.</summary>
    private static byte[]? Hash(ComponentDefinition definition, ProjectTree tree)
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
