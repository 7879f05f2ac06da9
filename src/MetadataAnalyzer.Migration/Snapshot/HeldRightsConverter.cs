using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>
/// The rights of a kind by name. Hundreds of subjects hold the same rights on the same things: each name, and each right from the same sources, is in memory once for all
/// subjects of a file.
/// </summary>
internal sealed class HeldRightsConverter : JsonConverter<ImmutableSortedDictionary<string, HeldRight>>
{
    private static readonly HeldRightConverter Right = new();

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<HeldRight, HeldRight> _rights = new(new SameRight());

    /// <inheritdoc/>
    public override ImmutableSortedDictionary<string, HeldRight> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
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

    /// <summary>Arrays are compared by what they hold.</summary>
    private sealed class SameRight : IEqualityComparer<HeldRight>
    {
        public bool Equals(HeldRight? x, HeldRight? y) => x is not null && y is not null && x.Rights == y.Rights && x.Sources.SequenceEqual(y.Sources);

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
