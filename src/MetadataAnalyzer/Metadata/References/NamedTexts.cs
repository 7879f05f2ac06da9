using System.Collections.Immutable;
using System.Text;
using System.Xml;
using MetadataAnalyzer.Metadata.Layout;
using MetadataAnalyzer.Metadata.Xml;

namespace MetadataAnalyzer.Metadata.References;

/// <summary>The texts of custom labels, constants of classes and custom metadata records; read when one is asked for.</summary>
internal sealed class NamedTexts(ImmutableArray<ComponentDefinition> definitions, ProjectTree tree, XmlReaderSettings settings)
{
    private const int MaxDepth = 3;

    private readonly Dictionary<string, CodeReferences?> _classes = new(ApiName.Comparer);
    private Dictionary<string, string>? _labels;
    private Dictionary<string, List<(string Record, Dictionary<string, string> Values)>>? _records;

    /// <summary>Files that could not be read.</summary>
    public List<UnreadableFile> Unreadable { get; } = [];

    /// <summary>The texts of a place; of a list its elements.</summary>
    public IEnumerable<string> Of(NamedValue place) => Of(place, 0).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of the place.</summary>
    public static string Describe(NamedValue place) => place.Origin switch
    {
        ValueOrigin.Label => $"custom label {place.Text}",
        ValueOrigin.Record => $"custom metadata {place.Text.Replace(".*.", ".", StringComparison.Ordinal)}",
        _ => $"constant {place.Text}",
    };

    private IEnumerable<string> Of(NamedValue place, int depth) => depth > MaxDepth ? [] : place.Origin switch
    {
        ValueOrigin.Label => Labels().TryGetValue(place.Text, out var text) ? NamedValue.Elements(text) : [],
        ValueOrigin.Record => OfRecord(place.Text.Split('.')),
        ValueOrigin.Constant => Class(place.Text.Split('.')[0])?.TextsOf(place.Text[(place.Text.LastIndexOf('.') + 1)..]).ToList()
            .SelectMany(value => Of(value, depth + 1)) ?? [],
        _ => NamedValue.Elements(place.Text).Prepend(place.Text),
    };

    private IEnumerable<string> OfRecord(string[] path) => path.Length == 3 && Records().TryGetValue(path[0], out var records)
        ? records.Where(record => path[1] == "*" || ApiName.Same(record.Record, path[1]))
            .SelectMany(record => record.Values.TryGetValue(path[2], out var text) ? NamedValue.Elements(text) : [])
        : [];

    private CodeReferences? Class(string name)
    {
        if (!_classes.TryGetValue(name, out var code))
        {
            var definition = definitions.FirstOrDefault(definition => definition.Type.Name == MetadataTypes.ApexClass
                && ApiName.Same(definition.FullName, name));
            foreach (var file in definition?.Files.Where(file => file.Path.EndsWith(".cls", StringComparison.OrdinalIgnoreCase)) ?? [])
            {
                Read(definition!, file, content => code = CodeReferences.Read(Encoding.UTF8.GetString(content.Span)));
            }

            _classes[name] = code;
        }

        return code;
    }

    private Dictionary<string, string> Labels()
    {
        if (_labels is null)
        {
            _labels = new(ApiName.Comparer);
            foreach (var definition in definitions.Where(definition => definition.Type.Name is MetadataTypes.CustomLabels or "CustomLabel"))
            {
                foreach (var element in Elements(definition))
                {
                    // One label to a file, or all in one.
                    if (element.Name == "labels" && element.ValueOf("fullName") is { } name)
                    {
                        _labels.TryAdd(name, element.ValueOf("value") ?? "");
                    }
                    else if (element.Name == "value")
                    {
                        _labels.TryAdd(definition.FullName, element.Text);
                    }
                }
            }
        }

        return _labels;
    }

    private Dictionary<string, List<(string Record, Dictionary<string, string> Values)>> Records()
    {
        if (_records is null)
        {
            _records = new(ApiName.Comparer);
            foreach (var definition in definitions.Where(definition => definition.Type.Name == MetadataTypes.CustomMetadata))
            {
                var dot = definition.FullName.IndexOf('.', StringComparison.Ordinal);
                var type = dot < 0 ? definition.FullName : definition.FullName[..dot];
                type = type.EndsWith("__mdt", ApiName.Comparison) ? type : type + "__mdt";
                var elements = Elements(definition);
                var values = elements.Where(element => element.Name == "values").Where(element => element.ValueOf("field") is not null)
                    .GroupBy(element => element.ValueOf("field")!, ApiName.Comparer)
                    .ToDictionary(group => group.Key, group => group.First().ValueOf("value") ?? "", ApiName.Comparer);
                values.TryAdd("MasterLabel", elements.Find(element => element.Name == "label")?.Text ?? "");
                values.TryAdd("DeveloperName", definition.FullName[(dot + 1)..]);
                if (!_records.TryGetValue(type, out var records))
                {
                    _records[type] = records = [];
                }

                records.Add((definition.FullName[(dot + 1)..], values));
            }
        }

        return _records;
    }

    private List<MetadataElement> Elements(ComponentDefinition definition)
    {
        var elements = new List<MetadataElement>();
        foreach (var file in definition.Files
            .Where(file => file == definition.Described
                || file.Path.EndsWith(FileClassifier.MetaSuffix, StringComparison.OrdinalIgnoreCase)))
        {
            Read(definition, file, content =>
                ElementReader.ReadFile(content, file.Path, settings, definition.Type.Name, _ => true, reader =>
            {
                var depth = reader.Depth;
                while (reader.NextChild(depth))
                {
                    elements.Add(reader.ReadTree(parent: null));
                }
            }));
        }

        return elements;
    }

    private void Read(ComponentDefinition definition, PackageFile file, Action<FileContent> read)
    {
        try
        {
            using var content = tree.Read(file.Path);
            read(content);
        }
        catch (UnreadableContentException exception)
        {
            Unreadable.Add(new(definition.Type.Name, definition.FullName,
                new(file.Path, exception.Line, exception.Line == 0 ? 0 : exception.Column), exception.Message));
        }
    }
}

/// <summary>A text that something is compared with, or the place where the text is.</summary>
internal readonly record struct NamedValue(string Text, ValueOrigin Origin = ValueOrigin.Literal)
{
    public static readonly NamedValue None = new("");

    /// <summary>A value of a formula's global variables; null for any other name.</summary>
    public static NamedValue? OfMergeField(string name)
    {
        if (name.StartsWith("$Label.", ApiName.Comparison))
        {
            return new(name[(name.LastIndexOf('.') + 1)..], ValueOrigin.Label);
        }

        return name.StartsWith("$CustomMetadata.", ApiName.Comparison) && name.Split('.') is [_, _, _, _]
            ? new(name["$CustomMetadata.".Length..], ValueOrigin.Record)
            : null;
    }

    /// <summary>The elements of a list as labels and records hold them; the whole when it is none.</summary>
    public static IEnumerable<string> Elements(string text)
    {
        var separator = text.IndexOfAny([';', '\n', '|']) is >= 0 and var first ? text[first] : ',';
        return text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(element => element.Trim('"', '\'', '\r').Trim()).Where(element => element.Length > 0);
    }

    /// <summary>The operands of a criterion: separated by commas, quoted when a comma belongs to them.</summary>
    public static IEnumerable<string> Criteria(string text)
    {
        var (start, isQuoted) = (0, false);
        for (var index = 0; index <= text.Length; index++)
        {
            if (index < text.Length && text[index] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (index == text.Length || (text[index] == ',' && !isQuoted))
            {
                var part = text[start..index].Trim().Trim('"').Trim();
                start = index + 1;
                if (part.Length > 0)
                {
                    yield return part;
                }
            }
        }
    }
}
