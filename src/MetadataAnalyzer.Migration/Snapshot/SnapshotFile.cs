using System.Text;
using System.Text.Json;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>A snapshot that was read back, unchanged since the tool wrote it.</summary>
public sealed class SnapshotFile
{
    private SnapshotFile(string name, SnapshotDocument document) => (Name, Document) = (name, document);

    /// <summary>Name of the file as the user gave it.</summary>
    public string Name { get; }

    /// <summary>Usernames or profile names of the subjects, sorted.</summary>
    public IEnumerable<string> Subjects => Document.Subjects.Select(subject => subject.Name);

    internal SnapshotDocument Document { get; }

    /// <summary>Reads a snapshot.</summary>
    /// <param name="name">Name of the file as the user gave it.</param>
    /// <param name="content">Its content.</param>
    /// <exception cref="SnapshotException">The file is no snapshot, is of a later version, is cut off, or was edited.</exception>
    public static SnapshotFile Read(string name, ReadOnlySpan<byte> content)
    {
        var json = content.StartsWith(Encoding.UTF8.Preamble) ? content[3..] : content;
        try
        {
            CheckVersion(name, json);
            CheckHash(name, json);
            return JsonSerializer.Deserialize(json, SnapshotJson.Reading().SnapshotDocument) is { } document
                ? new(name, document)
                : throw NoSnapshot(name);
        }
        catch (JsonException exception)
        {
            throw new SnapshotException($"{name}, line {(exception.LineNumber ?? 0) + 1}: "
                + $"{(Looks(json) ? "the snapshot is damaged or cut off" : "this is no JSON")}", exception);
        }
    }

    private static void CheckVersion(string name, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        string? version = null;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("schemaVersion"u8))
            {
                reader.Read();
                version = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                if (version is not null && version.Split('.')[0] != SnapshotWriter.SchemaVersion.Split('.')[0])
                {
                    throw new SnapshotException(
                        $"{name}, line {LineOf(json, (int)reader.TokenStartIndex)}: schema version {version} is not one that this version "
                            + $"of the tool reads ({SnapshotWriter.SchemaVersion}); use the version that wrote it, or a later one");
                }
            }
        }

        if (version is null)
        {
            throw NoSnapshot(name);
        }
    }

    /// <summary>
    /// Compares the content with its hash. The hash is the last key and covers all text before it, without the white space between tokens.
    /// </summary>
    private static void CheckHash(string name, ReadOnlySpan<byte> json)
    {
        var key = json.LastIndexOf("\"contentHash\""u8);
        var comma = key < 0 ? -1 : json[..key].TrimEnd(" \t\r\n"u8).Length - 1;
        if (comma < 0 || json[comma] != (byte)',')
        {
            throw new SnapshotException($"{name}: the key 'contentHash' is missing at the end; the file was edited, or another program "
                + $"wrote it");
        }

        var value = json[(key + "\"contentHash\"".Length)..].TrimStart(" \t\r\n"u8);
        var reader = new Utf8JsonReader(value[1..]);
        reader.Read();
        using var hash = new ContentHash();
        hash.Append(json[..comma]);
        hash.Append("}"u8);
        if (reader.TokenType != JsonTokenType.String || reader.GetString() != hash.Finish())
        {
            throw new SnapshotException($"{name}, line {LineOf(json, key)}: the content does not match its hash; the file was edited "
                + $"after it was written, and what it says proves nothing");
        }
    }

    /// <summary>Whether the file begins as a snapshot does, so that it is cut off rather than another kind of file.</summary>
    private static bool Looks(ReadOnlySpan<byte> json) => json.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    private static SnapshotException NoSnapshot(string name) =>
        new($"{name}: this is no snapshot, because it has no 'schemaVersion'; 'snapshot' writes one");

    private static int LineOf(ReadOnlySpan<byte> json, int index) => json[..index].Count((byte)'\n') + 1;
}

/// <summary>A snapshot cannot be used. The message names the file, the line where there is one, and why.</summary>
public sealed class SnapshotException : Exception
{
    public SnapshotException()
    {
    }

    public SnapshotException(string message)
        : base(message)
    {
    }

    public SnapshotException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
