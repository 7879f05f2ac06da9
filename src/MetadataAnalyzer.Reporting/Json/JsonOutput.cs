using System.Text.Encodings.Web;
using System.Text.Json;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary>Writes the JSON files, and the objects that several of them share.</summary>
public static class JsonOutput
{
    /// <summary>Bytes after which the writer is flushed, because it would buffer tens of thousands of entries.</summary>
    private const int Pending = 1 << 16;

    /// <summary>
    /// Indented by two, LF, no byte order mark. The files are never embedded in markup, so only the escapes of JSON itself are needed.
    /// </summary>
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes one object and a final line end.</summary>
    public static void Write(Stream stream, Action<Utf8JsonWriter> content)
    {
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes one list and a final line end.</summary>
    public static void WriteList<T>(Stream stream, IEnumerable<T> items, Action<Utf8JsonWriter, T> writeProperties)
    {
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartArray();
            foreach (var item in items)
            {
                json.WriteStartObject();
                writeProperties(json, item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>The version of the contract, and the tool that wrote the file.</summary>
    /// <param name="json">At the start of the file's object.</param>
    /// <param name="schemaVersion">Version of the contract.</param>
    /// <param name="catalogue">The catalogue that the content rests on; null for none.</param>
    public static void WriteHead(this Utf8JsonWriter json, string schemaVersion, LicenseCatalogue? catalogue = null)
    {
        json.WriteString("schemaVersion", schemaVersion);
        json.WriteObject("tool", () =>
        {
            json.WriteString("name", ToolInfo.Name);
            json.WriteString("version", ToolInfo.Version);
            if (catalogue is not null)
            {
                json.WriteString("catalogueVersion", catalogue.Version);
            }
        });
    }

    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    public static void WriteArray<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> writeProperties)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            writeProperties(item);
            json.WriteEndObject();
            if (json.BytesPending > Pending)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
    }

    public static void WriteObject(this Utf8JsonWriter json, string name, Action writeProperties)
    {
        json.WriteStartObject(name);
        writeProperties();
        json.WriteEndObject();
    }

    public static void WriteSignal(this Utf8JsonWriter json, Signal signal)
    {
        json.WriteString("name", signal.Name);
        json.WriteString("state", signal.State.Id());
        json.WriteString("detail", signal.Detail);
        json.WriteString("effect", signal.Effect);
    }

    /// <summary>A number without trailing zeros after the decimal point: 52, not 52.0.</summary>
    public static decimal Plain(this decimal value) => value / 1.0000000000000000000000000000m;

    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, int value)
    {
        if (value > 0)
        {
            json.WriteNumber(name, value);
            return;
        }

        json.WriteNull(name);
    }

    /// <summary>A number that can be zero; null when unknown.</summary>
    public static void WriteCountOrNull(this Utf8JsonWriter json, string name, int? value) => json.WriteRounded(name, value, digits: 0);

    /// <summary>An amount in hundredths, half away from zero.</summary>
    public static void WriteMoney(this Utf8JsonWriter json, string name, decimal? amount) => json.WriteRounded(name, amount, digits: 2);

    public static void WriteRounded(this Utf8JsonWriter json, string name, decimal? value, int digits)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, Math.Round(known, digits, MidpointRounding.AwayFromZero).Plain());
            return;
        }

        json.WriteNull(name);
    }

    public static void WriteBooleanOrNull(this Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } known)
        {
            json.WriteBoolean(name, known);
            return;
        }

        json.WriteNull(name);
    }

    /// <summary><c>{path, line, column}</c> for a file, <c>{path, row}</c> for a record, null for no place.</summary>
    public static void WriteLocation(this Utf8JsonWriter json, string name, Location location)
    {
        if (location.IsNone)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("path", location.Path);
        if (location.IsRecord)
        {
            json.WriteNumber("row", location.Line);
        }
        else
        {
            json.WriteNumber("line", location.Line);
            json.WriteNumber("column", location.Column);
        }

        json.WriteEndObject();
    }

    /// <summary><c>{type, name, path, line}</c>; for a record the line is its row.</summary>
    public static void WriteGrantStep(this Utf8JsonWriter json, GrantStep step)
    {
        json.WriteString("type", step.Type);
        json.WriteString("name", step.Name);
        json.WriteString("path", step.Location.Path);
        json.WriteNumberOrNull("line", step.Location.Line);
    }

    public static void WriteUnreadable(this Utf8JsonWriter json, MetadataProject project) =>
        json.WriteArray("unreadable", project.Unreadable, file =>
    {
        json.WriteString("path", file.Location.IsNone ? file.FullName : file.Location.Path);
        json.WriteNumberOrNull("line", file.Location.Line);
        json.WriteString("message", file.Message);
    });
}
