using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>How the snapshot's parts are read and written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SnapshotDocument))]
internal sealed partial class SnapshotJson : JsonSerializerContext
{
    /// <summary>Indented by two, LF; the file is never embedded in markup, so that only what JSON itself asks for is escaped.</summary>
    public static JsonWriterOptions Layout { get; } = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For one file, in which what many subjects hold is kept once.</summary>
    public static SnapshotJson Reading() => new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new HeldRightsConverter() } });
}
