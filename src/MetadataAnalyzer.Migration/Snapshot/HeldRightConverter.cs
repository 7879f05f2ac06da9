using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>
/// A right on one line: <c>{"rights":["read","edit"],"sources":[0,3]}</c>. A subject may hold tens of thousands, and a line each keeps them readable and
/// comparable. A right that is on or off has no rights; one in a permission set that is still to be made has no sources.
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

                sources.Add(reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var index) && index >= 0 ? index : throw new JsonException("a source is an index"));
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
