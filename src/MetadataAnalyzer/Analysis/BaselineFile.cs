using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MetadataAnalyzer.Configuration;

namespace MetadataAnalyzer.Analysis;

/// <summary>Reads and writes a baseline: JSON with one entry on a line, so that two branches that add entries merge.</summary>
public static class BaselineFile
{
    private const string SchemaVersion = "1.0";

    private static readonly string[] ConflictMarks = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];

    private static readonly JsonWriterOptions LineOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file's text, ended by a line end.</summary>
    /// <param name="baseline">The entries.</param>
    /// <param name="tool">The tool and its version.</param>
    public static string Write(Baseline baseline, string tool)
    {
        var text = new StringBuilder(
            $"{{\n  \"schemaVersion\": \"{SchemaVersion}\",\n  \"tool\": \"{JsonEncodedText.Encode(tool)}\",\n  \"findings\": [");
        for (var index = 0; index < baseline.Entries.Length; index++)
        {
            text.Append(index == 0 ? "\n    " : ",\n    ").Append(Line(baseline.Entries[index]));
        }

        return text.Append(baseline.Entries.IsEmpty ? "]\n}\n" : "\n  ]\n}\n").ToString();
    }

    /// <param name="text">The file's text.</param>
    /// <param name="file">The file's name, as errors give it.</param>
    /// <exception cref="ConfigurationException">
    /// It is no baseline, holds marks of a merge conflict, or was written by a later version.
    /// </exception>
    public static Baseline Read(string text, string file)
    {
        var lines = text.TrimStart('\ufeff').Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (ConflictMarks.Any(mark => lines[index].StartsWith(mark, StringComparison.Ordinal)))
            {
                throw Error(
                    file, index + 1, "marks of a merge conflict; keep the entries of both sides, one on a line, and delete the marks");
            }
        }

        try
        {
            return Read(Encoding.UTF8.GetBytes(text.TrimStart('\ufeff')), file);
        }
        catch (JsonException exception)
        {
            throw new ConfigurationException(
                $"{file}, line {(exception.LineNumber ?? 0) + 1}: no JSON that can be read; {exception.Message}", exception);
        }
    }

    private static Baseline Read(ReadOnlySpan<byte> bytes, string file)
    {
        var reader = new Utf8JsonReader(bytes);
        Expect(ref reader, bytes, JsonTokenType.StartObject, file, "a baseline is an object");
        List<BaselineEntry>? entries = null;
        var version = "";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString();
            if (key == "schemaVersion")
            {
                Expect(ref reader, bytes, JsonTokenType.String, file, "'schemaVersion' is a text such as \"1.0\"");
                version = reader.GetString()!;
                if (version.Split('.')[0] != SchemaVersion.Split('.')[0])
                {
                    throw Error(
                        file, LineOf(bytes, reader.TokenStartIndex),
                        $"schema version '{version}' is not one that this version of the tool knows; it knows {SchemaVersion}");
                }
            }
            else if (key == "findings")
            {
                Expect(ref reader, bytes, JsonTokenType.StartArray, file, "'findings' is a list");
                entries = ReadEntries(ref reader, bytes, file);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return version.Length == 0 ? throw Error(file, 1, "no 'schemaVersion', so that it is no baseline")
            : entries is null ? throw Error(file, 1, "no list 'findings', so that it is no baseline")
            : new(entries);
    }

    private static List<BaselineEntry> ReadEntries(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, string file)
    {
        var entries = new List<BaselineEntry>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var line = LineOf(bytes, reader.TokenStartIndex);
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw Error(file, line, "an entry is an object");
            }

            var values = new Dictionary<string, string?>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var key = reader.GetString()!;
                reader.Read();
                values[key] = reader.TokenType switch
                {
                    JsonTokenType.String => reader.GetString(),
                    JsonTokenType.Null => null,
                    _ => throw Error(file, LineOf(bytes, reader.TokenStartIndex), $"'{key}' is a text or null"),
                };
            }

            entries.Add(Entry(values, file, line));
        }

        return entries;
    }

    private static BaselineEntry Entry(Dictionary<string, string?> values, string file, int line)
    {
        if (values.GetValueOrDefault("fingerprint") is not { Length: > 0 } fingerprint)
        {
            throw Error(file, line, "an entry without a fingerprint matches nothing; delete it");
        }

        DateOnly? firstSeen = values.GetValueOrDefault("firstSeen") is not { } text ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw Error(file, line, $"'firstSeen' is a day such as 2026-11-20 or null, not '{text}'");
        return new(
            fingerprint, values.GetValueOrDefault("ruleId") ?? "", values.GetValueOrDefault("entity") ?? "",
            values.GetValueOrDefault("path") ?? "", firstSeen);
    }

    private static string Line(BaselineEntry entry)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, LineOptions))
        {
            json.WriteStartObject();
            json.WriteString("fingerprint", entry.Fingerprint);
            json.WriteString("ruleId", entry.RuleId);
            json.WriteString("entity", entry.Entity);
            json.WriteString("path", entry.Path);
            json.WriteString("firstSeen", entry.FirstSeen?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Expect(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, JsonTokenType type, string file, string message)
    {
        if (!reader.Read() || reader.TokenType != type)
        {
            throw Error(file, LineOf(bytes, reader.TokenStartIndex), message);
        }
    }

    private static int LineOf(ReadOnlySpan<byte> bytes, long index) => 1 + bytes[..(int)Math.Min(index, bytes.Length)].Count((byte)'\n');

    private static ConfigurationException Error(string file, int line, string message) => new($"{file}, line {line}: {message}");
}
