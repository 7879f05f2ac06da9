using System.Collections.Immutable;
using System.IO.Abstractions.TestingHelpers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MetadataAnalyzer.Tests.Robustness.Fuzzing;

/// <summary>
/// Files, some of them damaged, and what reads them. It holds the files themselves, so that it can be repeated when seeds and edits have
/// changed.
/// </summary>
/// <param name="Target">What reads them.</param>
/// <param name="Files">Content by path, relative to the project.</param>
/// <param name="Damaged">Paths of the damaged files.</param>
internal sealed record FuzzCase(FuzzTarget Target, ImmutableSortedDictionary<string, byte[]> Files, ImmutableSortedSet<string> Damaged)
{
    /// <summary>Where the project lies; a name that no report has by chance.</summary>
    public const string Project = Machine + "/org";

    /// <summary>What an output would have in it that tells of the machine.</summary>
    public const string Machine = "/fuzz-machine-q7x";

    /// <summary>How the files were damaged, for people.</summary>
    public ImmutableArray<string> Edits { get; init; } = [];

    /// <summary>Seed and number of the case; empty for one that was made otherwise.</summary>
    public string Seed { get; init; } = "";

    /// <summary>A disk with the files.</summary>
    public MockFileSystem Disk()
    {
        var disk = new MockFileSystem();
        disk.AddDirectory(Project);
        foreach (var (path, content) in Files)
        {
            disk.AddFile($"{Project}/{path}", new MockFileData(content));
        }

        return disk;
    }

    /// <summary>The case without its damaged files.</summary>
    public FuzzCase Undamaged() => this with { Files = Files.RemoveRange(Damaged) };

    /// <summary>Runs the case.</summary>
    /// <returns>The property that does not hold; null when all do.</returns>
    public FuzzFailureException? Run()
    {
        try
        {
            FuzzProperties.Check(this);
            return null;
        }
        catch (FuzzFailureException failure)
        {
            return failure;
        }
        catch (Exception exception)
        {
            var place = exception.StackTrace?.Split('\n').Select(line => line.Trim())
                .FirstOrDefault(line => line.StartsWith("at MetadataAnalyzer.", StringComparison.Ordinal)) ?? "";
            return new($"{exception.GetType().Name} {place.Split('(')[0]}", exception.Message);
        }
    }

    /// <summary>The case as a file that <see cref="Parse"/> reads.</summary>
    public string ToJson(string failure) => new JsonObject
    {
        ["target"] = Target.ToString(),
        ["seed"] = Seed,
        ["failure"] = failure,
        ["edits"] = new JsonArray([.. Edits.Select(edit => (JsonNode)edit)]),
        ["damaged"] = new JsonArray([.. Damaged.Select(path => (JsonNode)path)]),
        ["files"] = Contents(file => IsText(file.Value), Encoding.UTF8.GetString),
        ["binaryFiles"] = Contents(file => !IsText(file.Value), Convert.ToBase64String),
    }.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";

    public static FuzzCase Parse(string json)
    {
        var node = JsonNode.Parse(json)!;
        var files = Read("files", Encoding.UTF8.GetBytes).Concat(Read("binaryFiles", Convert.FromBase64String));
        return new(
            Enum.Parse<FuzzTarget>((string)node["target"]!),
            files.ToImmutableSortedDictionary(StringComparer.Ordinal),
            node["damaged"]!.AsArray().Select(path => (string)path!).ToImmutableSortedSet(StringComparer.Ordinal))
        {
            Seed = (string)node["seed"]!,
            Edits = [.. node["edits"]!.AsArray().Select(edit => (string)edit!)],
        };

        IEnumerable<KeyValuePair<string, byte[]>> Read(string key, Func<string, byte[]> decode) =>
            node[key]!.AsObject().Select(file => KeyValuePair.Create(file.Key, decode((string)file.Value!)));
    }

    private JsonObject Contents(Predicate<KeyValuePair<string, byte[]>> isTaken, Func<byte[], string> encode) =>
        new(Files.Where(file => isTaken(file)).Select(file => KeyValuePair.Create(file.Key, (JsonNode?)encode(file.Value))));

    private static bool IsText(byte[] content) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content)).AsSpan().SequenceEqual(content);
}
