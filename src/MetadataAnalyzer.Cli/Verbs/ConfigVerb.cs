using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli.Configuring;
using MetadataAnalyzer.Reporting;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>config</c>: the values in force with where each comes from, and the schema that lets an editor check a configuration.</summary>
internal static class ConfigVerb
{
    /// <summary>Where a configuration's schema is in the program.</summary>
    private const string Schema = "metadata-analyzer.schema.json";

    private const string SchemaVersion = "1.0";

    private static readonly JsonWriterOptions Json = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(VerbContext context)
    {
        var input = new InputOptions();
        var format = SharedOptions.OneOf(
            new Option<string>("--format") { Description = "text or json", HelpName = "FORMAT", DefaultValueFactory = _ => "text" },
            "text", "json");
        var show = new Command("show", "Show each value that an assessment would use, and the line, the option or the default it comes from");
        input.AddTo(show);
        show.Add(format);
        show.SetAction(arguments => Show(context, input.Read(arguments), arguments.GetValue(format) == "json"));

        var schema = new Command("schema", $"Print the JSON schema of {Configuration.FileName}, for editors");
        schema.SetAction(_ => PrintSchema(context));
        return new Command("config", $"Show what {Configuration.FileName} and the options say and may say, or the file's schema")
        {
            show, ChoicesVerb.Create(context), schema,
        };
    }

    private static int Show(VerbContext context, AssessmentInput input, bool asJson)
    {
        var configuration = InputOptions.ReadConfiguration(input, context);
        var values = ConfiguredValues.Of(input, configuration, input.RefusedRulePacks(context.FileSystem, configuration));
        if (asJson)
        {
            context.Terminal.Raw(ToJson(configuration, values));
            return ExitCode.Done;
        }

        context.Terminal.Line(configuration.Files.IsEmpty ? "No configuration file" : $"Files    {string.Join(", ", configuration.Files)}");
        context.Terminal.Line();
        var width = values.Max(value => value.Key.Length);
        foreach (var value in values)
        {
            context.Terminal.Line($"{value.Key.PadRight(width)}  {value.Value ?? $"({value.Meaning})"}{(value.Note is null ? "" : $" ({value.Note})")}  [{value.Origin}]");
        }

        return ExitCode.Done;
    }

    private static string ToJson(Configuration configuration, ImmutableArray<ConfiguredValue> values)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Json))
        {
            json.WriteStartObject();
            json.WriteString("schemaVersion", SchemaVersion);
            json.WriteStartArray("files");
            foreach (var file in configuration.Files)
            {
                json.WriteStringValue(file);
            }

            json.WriteEndArray();
            json.WriteStartArray("values");
            foreach (var value in values)
            {
                Write(json, value);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, ConfiguredValue value)
    {
        json.WriteStartObject();
        json.WriteString("key", value.Key);
        json.WriteString("value", value.Value);
        if (value.Note is not null)
        {
            json.WriteString("note", value.Note);
        }

        json.WriteStartObject("origin");
        json.WriteString("kind", value.Place is not null ? "file" : value.Option is not null ? "option" : "default");
        if (value.Place is { } place)
        {
            json.WriteString("path", place.Path);
            json.WriteNumber("line", place.Line);
        }

        if (value.Option is not null)
        {
            json.WriteString("option", value.Option);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static int PrintSchema(VerbContext context)
    {
        using var reader = new StreamReader(typeof(ConfigVerb).Assembly.GetManifestResourceStream(Schema)
            ?? throw new InvalidOperationException($"{Schema} is not in the program; build {ToolInfo.Command} again"));
        context.Terminal.Raw(reader.ReadToEnd());
        return ExitCode.Done;
    }
}
