using System.Collections.Immutable;
using System.IO.Enumeration;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>objects.yml</c>: whether the licence carries rights on objects.</summary>
internal sealed class ObjectCatalogue
{
    private const string ReferenceSource = "object-reference";
    private const AccessRights AllSeen =
        AccessRights.Create | AccessRights.Read | AccessRights.Edit | AccessRights.Delete | AccessRights.ViewAll | AccessRights.ModifyAll;

    private readonly Dictionary<ObjectKind, ObjectEntry> _rules = [];
    private readonly Dictionary<string, ObjectEntry> _byName;
    private readonly List<(string Pattern, string Note, ImmutableArray<EvidenceSource> Sources)> _patterns = [];

    public ObjectCatalogue(YamlMapping file, CatalogueSources sources)
    {
        // Nothing reads rest_resources, which catalogues that replace the embedded one may still have.
        file.Only(
            "common", "rules", "governed_by_permission", "governed_patterns", "rest_resources", "follows_parent", "objects",
            "feature_objects");
        foreach (var rule in file.Map("rules").Entries)
        {
            rule.Only("bare", "psl", "confidence", "note", "source");
            var kind = rule.ParseWord<ObjectKind>("rules", rule.Name);
            _rules.Add(kind, new ObjectEntry
            {
                Name = rule.Name,
                Kind = kind,
                Bare = Status(rule, "bare", CarriageStatus.Unknown),
                Status = Status(rule, "psl", CarriageStatus.Unknown),
                Confidence = rule.Word<Confidence>("confidence"),
                Note = rule.TextOrNull("note"),
                Sources = sources.AllOf(rule),
            });
        }

        if (Enum.GetValues<ObjectKind>().Where(kind => !_rules.ContainsKey(kind)).Take(1).ToList() is [var missing])
        {
            throw file.Error($"'rules' has none for {missing}", "rules");
        }

        var objects = new Dictionary<string, ObjectEntry>(1000, StringComparer.OrdinalIgnoreCase);
        ReadObjects(file, sources, objects);
        ReadFeatureObjects(file, sources, objects);
        foreach (var entry in file.Map("follows_parent").Entries)
        {
            entry.Only("parent", "note", "source");
            var known = Known(objects, entry, sources);
            objects[entry.Name] = known with { Parent = entry.Text("parent"), Note = known.Note ?? entry.TextOrNull("note") };
        }

        foreach (var entry in file.Map("governed_by_permission").Entries)
        {
            var known = Known(objects, entry, sources);
            objects[entry.Name] = known with { Gates = [.. PermissionGate.ReadAll(entry)], Note = known.Note ?? entry.TextOrNull("note") };
        }

        foreach (var entry in file.Map("governed_patterns").Entries)
        {
            entry.Only("match", "gate", "note", "source");
            _patterns.Add((entry.Text("match"), $"{entry.Text("gate")} decides; {entry.Text("note")}", sources.AllOf(entry)));
        }

        var common = file.Map("common");
        common.Only("objects", "source");
        sources.Of(common);
        Common = common.List("objects");
        All = [.. objects.Values.OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        _byName = objects;
    }

    /// <summary>The objects that the file names, by API name.</summary>
    public ImmutableArray<ObjectEntry> All { get; }

    /// <summary>Standard objects that nearly every org has and that a profile with all rights lists.</summary>
    public ImmutableArray<string> Common { get; }

    public ObjectEntry Find(string apiName)
    {
        if (_byName.TryGetValue(apiName, out var listed))
        {
            return listed;
        }

        var entry = _rules[ObjectNames.KindOf(apiName)] with { Name = apiName };
        if (entry.Kind == ObjectKind.ShareHistoryFeed)
        {
            return entry with { Parent = ObjectNames.CustomParentOf(apiName) };
        }

        if (entry.Kind == ObjectKind.StandardObject && ObjectNames.StandardParentOf(apiName) is { } parent && _byName.ContainsKey(parent))
        {
            return _rules[ObjectKind.ShareHistoryFeed] with { Name = apiName, Parent = parent };
        }

        foreach (var (pattern, note, sources) in _patterns)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, apiName))
            {
                return entry with { Note = note, Sources = sources };
            }
        }

        return entry;
    }

    private static CarriageStatus Status(YamlMapping entry, string key, CarriageStatus followsParent)
        => entry.TextOrNull(key) is "follows-parent" ? followsParent : entry.Word<CarriageStatus>(key);

    private static AccessRights? Rights(YamlMapping entry)
    {
        if (!entry.Has("rights"))
        {
            return null;
        }

        var rights = AccessRights.None;
        foreach (var word in entry.List("rights"))
        {
            rights |= word is "all" ? AllSeen : entry.ParseWord<AccessRights>("rights", word);
        }

        return rights;
    }

    private void ReadObjects(YamlMapping file, CatalogueSources sources, Dictionary<string, ObjectEntry> objects)
    {
        foreach (var entry in file.Map("objects").Entries)
        {
            entry.Only("bare", "psl", "confidence", "rights", "feature", "needs", "note", "source");
            var kind = ObjectNames.KindOf(entry.Name);
            objects.Add(entry.Name, new ObjectEntry
            {
                Name = entry.Name,
                Kind = kind,
                Listed = true,
                Bare = entry.WordOr("bare", _rules[kind].Bare),
                Status = entry.Word<CarriageStatus>("psl"),
                Rights = Rights(entry),
                Confidence = entry.WordOr("confidence", Confidence.High),
                Feature = entry.TextOrNull("feature"),
                Needs = entry.TextOrNull("needs"),
                Note = entry.TextOrNull("note"),
                Sources = sources.AllOf(entry),
            });
        }
    }

    private void ReadFeatureObjects(YamlMapping file, CatalogueSources sources, Dictionary<string, ObjectEntry> objects)
    {
        foreach (var group in file.Items("feature_objects"))
        {
            group.Only("feature", "needs", "objects");
            var groupSources = sources.AllOf(group, ReferenceSource);
            foreach (var name in group.List("objects"))
            {
                var rule = _rules[ObjectNames.KindOf(name)];
                var entry = rule with
                {
                    Name = name,
                    Listed = true,
                    Status = CarriageStatus.Unknown,
                    Feature = group.Text("feature"),
                    Needs = group.Text("needs"),
                    Note = null,
                    Sources = groupSources,
                };
                if (!objects.TryAdd(name, entry))
                {
                    throw group.Error($"object '{name}' is there twice", "objects");
                }
            }
        }
    }

    private ObjectEntry Known(Dictionary<string, ObjectEntry> objects, YamlMapping entry, CatalogueSources sources)
    {
        if (objects.TryGetValue(entry.Name, out var known))
        {
            return known;
        }

        var rule = _rules[ObjectNames.KindOf(entry.Name)];
        return rule with { Name = entry.Name, Listed = true, Note = null, Sources = sources.AllOf(entry) };
    }
}
