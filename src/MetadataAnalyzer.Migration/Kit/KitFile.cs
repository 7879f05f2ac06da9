using System.Collections.Immutable;
using System.Text;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>A file of a kit.</summary>
/// <param name="Path">Relative to the kit, with '/' separators; legal on every system.</param>
/// <param name="Content">Its bytes.</param>
public sealed record KitFile(string Path, ImmutableArray<byte> Content)
{
    /// <summary>A text as UTF-8 without a byte order mark.</summary>
    public static KitFile Text(string path, string text) => new(path, [.. Encoding.UTF8.GetBytes(text)]);

    /// <summary>A file that something writes.</summary>
    public static KitFile Written(string path, Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return new(path, [.. stream.ToArray()]);
    }

    /// <summary>The same file in a folder.</summary>
    internal KitFile In(string folder) => this with { Path = $"{folder}/{Path}" };
}
