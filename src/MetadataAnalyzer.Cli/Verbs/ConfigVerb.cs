using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.CustomRules;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>
/// <c>config</c>: each value in force with its origin, the names that a configuration may use, and the schema for editors.
/// </summary>
internal static class ConfigVerb
{
    private const string SchemaVersion = "1.0";

    private static readonly JsonWriterOptions Json = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create(VerbContext context)
    {
        var input = new InputOptions();
        var format = SharedOptions.OneOf(
            new Option<string>("--format") { Description = "text or json", HelpName = "FORMAT", DefaultValueFactory = _ => "text" },
            "text", "json");
        var show = new Command(
            "show", "Show each value that an assessment would use, and the line, the option or the default it comes from");
        input.AddTo(show);
        show.Add(format);
        show.SetAction(arguments => Show(context, input.Read(arguments), arguments.GetValue(format) == "json"));

        var schema = new Command("schema", $"Print the JSON schema of {AnalyzerConfiguration.FileName}, for editors");
        schema.SetAction(_ => context.Terminal.Raw(ConfigurationSchema.Text));
        return new Command("config", $"Show what {AnalyzerConfiguration.FileName} and the options say and may say, or the file's schema")
        {
            show, ChoicesVerb.Create(context), schema,
        };
    }

    private static int Show(VerbContext context, AssessmentInput input, bool asJson)
    {
        var configuration = InputOptions.ReadConfiguration(input, context);
        var values = ValuesInForce(input, configuration, input.RefusedRulePacks(context.FileSystem, configuration));
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
            var note = value.Note is null ? "" : $" ({value.Note})";
            context.Terminal.Line($"{value.Key.PadRight(width)}  {value.Text ?? $"({value.Absent})"}{note}  [{value.Origin}]");
        }

        return ExitCode.Done;
    }

    /// <summary>
    /// Every value that an assessment would use: those of the configuration's keys in their order, then catalogue and exports.
    /// </summary>
    /// <param name="input">The options.</param>
    /// <param name="configuration">The configuration that was read.</param>
    /// <param name="refused">Its rule packs that may not run.</param>
    private static ImmutableArray<ValueInForce> ValuesInForce(
        AssessmentInput input, AnalyzerConfiguration configuration, ImmutableArray<NamedReference> refused)
    {
        var joined = configuration with { Answers = input.Answers.Over(configuration.Answers) };
        return
        [
            .. AnalyzerConfiguration.Keys.SelectMany(key => ValuesOf(key, input, joined)).Select(value =>
                value.Key == AnalyzerConfiguration.RulePacksKey.Name && refused.Any(pack => pack.Location == value.Place)
                    ? value with { Note = $"not run without {CustomRuleReader.AllowOption}" }
                    : value),
            ValueOf("catalogue", input.Catalogue, "--catalogue", "the one in the program"),
            ValueOf(
                "orgData", input.OrgData, "--org-data", $"'{AssessmentRun.OrgDataFolder}' in or beside the project when there is one"),
        ];
    }

    private static IEnumerable<ValueInForce> ValuesOf(ConfigurationKey key, AssessmentInput input, AnalyzerConfiguration configuration)
    {
        var ofOption = input.ValuesOfOption(key).Select(text => new ValueInForce(key.Name, text, Option: key.Option)).ToList();
        var ofFile = key.Entries(configuration)
            .Select(entry => new ValueInForce(entry.Key, entry.Text, entry.Place, entry.Place is null ? key.Option : null)).ToList();
        return (ofOption, ofFile) switch
        {
            ({ Count: > 0 }, _) when key.IsSingle => ofOption,
            ([], []) => key.Default is null && key.Absent is null ? [] : [new(key.Name, key.Default) { Absent = key.Absent }],
            _ => ofOption.Concat(ofFile),
        };
    }

    private static ValueInForce ValueOf(string key, string? ofOption, string option, string absent) =>
        ofOption is null ? new(key, null) { Absent = absent } : new(key, ofOption, Option: option);

    private static string ToJson(AnalyzerConfiguration configuration, ImmutableArray<ValueInForce> values)
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

    private static void Write(Utf8JsonWriter json, ValueInForce value)
    {
        json.WriteStartObject();
        json.WriteString("key", value.Key);
        json.WriteString("value", value.Text);
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

    /// <summary>A value in force and its origin.</summary>
    /// <param name="Key">The key in the configuration file; a list or mapping has a value for each entry.</param>
    /// <param name="Text">The value as the file would spell it; null when not given.</param>
    /// <param name="Place">The place in a configuration file; null when it comes from elsewhere.</param>
    /// <param name="Option">The option of the command line; null when it comes from elsewhere.</param>
    private sealed record ValueInForce(string Key, string? Text, Location? Place = null, string? Option = null)
    {
        /// <summary>The effect of a value that is not given, for people.</summary>
        public string? Absent { get; init; }

        /// <summary>A remark on the value, for people; null for none.</summary>
        public string? Note { get; init; }

        /// <summary><c>file:line</c>, the option or <c>default</c>.</summary>
        public string Origin => Place is { } place ? $"{place.Path}:{place.Line}" : Option ?? "default";
    }
}
