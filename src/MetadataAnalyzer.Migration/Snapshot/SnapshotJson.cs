using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>The JSON form of the parts of a snapshot.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SnapshotDocument))]
internal sealed partial class SnapshotJson : JsonSerializerContext
{
    /// <summary>Indented by two, LF. The file is never embedded in markup, so only what JSON requires is escaped.</summary>
    public static JsonWriterOptions Layout { get; } =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Options for one file; a right that many subjects hold is in memory once.</summary>
    public static SnapshotJson Reading() =>
        new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new HeldRightsConverter() } });
}

/// <summary>
/// A right on one line: <c>{"rights":["read","edit"],"sources":[0,3]}</c>. A subject may hold tens of thousands, and a line each keeps them
/// readable and comparable. A right that is only on or off has no <c>rights</c>; a right of a permission set that is still to be made has
/// no <c>sources</c>.
/// </summary>
internal sealed class HeldRightConverter : JsonConverter<HeldRight>
{
    /// <inheritdoc/>
    public override HeldRight Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("a right is an object");
        }

        var rights = AccessRights.None;
        var sources = new List<int>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isRights = reader.ValueTextEquals("rights"u8);
            var isSources = reader.ValueTextEquals("sources"u8);
            reader.Read();
            if (!isRights && !isSources)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (isRights)
                {
                    rights |= RightNames.Parse(reader.GetString());
                    continue;
                }

                sources.Add(reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var index) && index >= 0
                    ? index
                    : throw new JsonException("a source is an index"));
            }
        }

        return new(rights == AccessRights.None ? AccessRights.Enabled : rights, [.. sources]);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, HeldRight value, JsonSerializerOptions options) => Write(writer, value, line: null);

    /// <summary>Writes the value of a property.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The right.</param>
    /// <param name="line">The line of the file that grants it; null for none.</param>
    public static void Write(Utf8JsonWriter writer, HeldRight value, int? line)
    {
        var buffer = new ArrayBufferWriter<byte>(96);
        using (var raw = new Utf8JsonWriter(buffer))
        {
            raw.WriteStartObject();
            if (!value.Rights.HasFlag(AccessRights.Enabled))
            {
                raw.WriteStartArray("rights"u8);
                foreach (var right in RightNames.Of(value.Rights))
                {
                    raw.WriteStringValue(right);
                }

                raw.WriteEndArray();
            }

            if (!value.Sources.IsDefaultOrEmpty)
            {
                raw.WriteStartArray("sources"u8);
                foreach (var source in value.Sources)
                {
                    raw.WriteNumberValue(source);
                }

                raw.WriteEndArray();
            }

            if (line is { } number)
            {
                raw.WriteNumber("line"u8, number);
            }

            raw.WriteEndObject();
        }

        writer.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
    }
}

/// <summary>
/// The rights of a kind by name. Hundreds of subjects hold the same rights, so each name, and each right from the same sources, is in
/// memory once for all subjects of a file.
/// </summary>
internal sealed class HeldRightsConverter : JsonConverter<ImmutableSortedDictionary<string, HeldRight>>
{
    private static readonly HeldRightConverter Right = new();

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<HeldRight, HeldRight> _rights = new(new SameRight());

    /// <inheritdoc/>
    public override ImmutableSortedDictionary<string,
        HeldRight> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("rights are an object");
        }

        var rights = ImmutableSortedDictionary.CreateBuilder<string, HeldRight>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Once(_names, reader.GetString()!);
            reader.Read();
            rights[name] = Once(_rights, Right.Read(ref reader, typeof(HeldRight), options));
        }

        return rights.ToImmutable();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, HeldRight> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, right) in value)
        {
            writer.WritePropertyName(name);
            Right.Write(writer, right, options);
        }

        writer.WriteEndObject();
    }

    private static T Once<T>(Dictionary<T, T> pool, T value)
        where T : notnull
    {
        if (pool.TryGetValue(value, out var known))
        {
            return known;
        }

        pool.Add(value, value);
        return value;
    }

    /// <summary>Equality that compares the arrays by their items.</summary>
    private sealed class SameRight : IEqualityComparer<HeldRight>
    {
        public bool Equals(HeldRight? x, HeldRight? y) =>
            x is not null && y is not null && x.Rights == y.Rights && x.Sources.SequenceEqual(y.Sources);

        public int GetHashCode(HeldRight right)
        {
            var hash = default(HashCode);
            hash.Add(right.Rights);
            foreach (var source in right.Sources)
            {
                hash.Add(source);
            }

            return hash.ToHashCode();
        }
    }
}
