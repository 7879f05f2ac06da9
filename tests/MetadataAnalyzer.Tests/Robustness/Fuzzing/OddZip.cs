using System.Buffers.Binary;
using System.IO.Compression;

namespace MetadataAnalyzer.Tests.Robustness.Fuzzing;

/// <summary>Zip files as no tool for people writes them.</summary>
internal static class OddZip
{
    private const int BombBytes = 4 << 20;

    /// <summary>What a symbolic link has in the upper half of the attributes.</summary>
    private const int LinkAttributes = unchecked((int)0xA1FF0000);

    private const int CompressedSize = 20;

    private const int Size = 24;

    private const int HeaderOffset = 42;

    private const int Method = 10;

    private static readonly byte[] CentralEntry = "PK\u0001\u0002"u8.ToArray();

    private static readonly DateTimeOffset Written = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A zip file with odd entries, whose directory is damaged too.</summary>
    /// <param name="files">The files it holds.</param>
    /// <param name="choices">Which oddities; each number is one.</param>
    public static byte[] Of(IReadOnlyDictionary<string, byte[]> files, int[] choices)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                Add(archive, path, content);
            }

            foreach (var choice in choices)
            {
                AddOdd(archive, files.ElementAt(choice % files.Count), choice / files.Count);
            }
        }

        return choices.Aggregate(stream.ToArray(), DamageDirectory);
    }

    private static void AddOdd(ZipArchive archive, KeyValuePair<string, byte[]> file, int choice)
    {
        var name = Path.GetFileName(file.Key);
        switch (choice % 12)
        {
            case 0:
                Add(archive, file.Key, file.Value);
                break;
            case 1:
                Add(archive, $"../{name}", file.Value);
                break;
            case 2:
                Add(archive, $"/{file.Key}", file.Value);
                break;
            case 3:
                Add(archive, file.Key.Replace('/', '\\'), file.Value);
                break;
            case 4:
                Add(archive, file.Key, "/etc/passwd"u8.ToArray(), LinkAttributes);
                break;
            case 5:
                Add(archive, $"bomb/{name}", new byte[BombBytes]);
                break;
            case 6:
                Add(archive, $"{Path.GetDirectoryName(file.Key)}/{new string('a', 300)}{Path.GetExtension(name)}", file.Value);
                break;
            case 7:
                Add(archive, file.Key + "/", file.Value);
                break;
            case 8:
                Add(archive, file.Key.ToUpperInvariant(), file.Value);
                break;
            case 9:
                Add(archive, $"./{Path.GetDirectoryName(file.Key)}//{name}", file.Value);
                break;
            case 10:
                Add(archive, $"C:/{file.Key}", file.Value);
                break;
            default:
                Add(archive, $"{Path.GetDirectoryName(file.Key)}/{name}\0.txt", file.Value);
                break;
        }
    }

    private static void Add(ZipArchive archive, string name, byte[] content, int attributes = 0)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = Written;
        entry.ExternalAttributes = attributes;
        using var stream = entry.Open();
        stream.Write(content);
    }

    /// <summary>Entries that overlap, sizes and methods that do not fit. Most choices leave the directory as it is.</summary>
    private static byte[] DamageDirectory(byte[] zip, int choice)
    {
        var entries = Entries(zip);
        var (entry, other) = (entries[choice % entries.Count], entries[choice / 7 % entries.Count]);
        switch (choice % 16)
        {
            case 0:
                zip.AsSpan(other + HeaderOffset, sizeof(uint)).CopyTo(zip.AsSpan(entry + HeaderOffset));
                break;
            case 1:
                BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(entry + Size), (uint)choice * 31);
                break;
            case 2:
                BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(entry + CompressedSize), (uint)(choice % 5000));
                break;
            case 3:
                BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(entry + HeaderOffset), (uint)(choice % zip.Length));
                break;
            case 4:
                BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(entry + Method), (ushort)(choice % 100));
                break;
            default:
                break;
        }

        return zip;
    }

    private static List<int> Entries(byte[] zip)
    {
        var entries = new List<int>();
        for (var at = zip.AsSpan().IndexOf(CentralEntry); at >= 0;)
        {
            entries.Add(at);
            var next = zip.AsSpan(at + 1).IndexOf(CentralEntry);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return entries;
    }
}
