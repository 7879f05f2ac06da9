using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using System.Xml;
using MetadataAnalyzer.Metadata.Layout;
using MetadataAnalyzer.Metadata.Xml;

namespace MetadataAnalyzer.Metadata.References;

/// <summary>
/// Searches the files of a project for references. A file is looked at as bytes first, and parsed only when one of the words is in it.
/// </summary>
internal sealed class ReferenceFinder(ReferenceWords words)
{
    /// <summary>
    /// Types that are not searched: containers of access, whose names are grants; content that only people see; texts in other languages.
    /// </summary>
    private static readonly FrozenSet<string> NotSearched = new[]
    {
        "AuraDefinitionBundle", "ContentAsset", "CustomFieldTranslation", "CustomLabels", "CustomObjectTranslation", "CustomTab",
            "Document", "EmailTemplate",
        "ExperienceBundle", "DigitalExperienceBundle", "Layout", "LightningComponentBundle", "MutingPermissionSet", "PermissionSet",
            "PermissionSetGroup", "Profile",
        "Report", "ReportType", "StaticResource", "StandardValueSetTranslation", "GlobalValueSetTranslation", "Translations",
            "WaveTemplateBundle", "UIBundle", "WebStoreBundle",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The facts of classes that other classes need; complete once all files were searched.</summary>
    public OutsideMembers Members { get; } = new();

    public static bool IsSearched(string type) => !NotSearched.Contains(type);

    /// <summary>The files of a component that are searched.</summary>
    public static IEnumerable<PackageFile> FilesOf(ComponentDefinition definition) => IsSearched(definition.Type.Name)
        ? definition.Files.Where(file => IsBody(file) || IsXml(definition, file))
        : [];

    /// <summary>The references in a file of a component.</summary>
    /// <exception cref="UnreadableContentException">The file may hold one and is not well-formed.</exception>
    public IEnumerable<Reference> Find(ComponentDefinition definition, PackageFile file, FileContent content, XmlReaderSettings settings) =>
        !IsSearched(definition.Type.Name) ? []
        : EndsIn(file, ".cls") || EndsIn(file, ".trigger") ? InCode(definition, file, content)
        : EndsIn(file, ".page") || EndsIn(file, ".component") ? InMarkup(definition, file, content)
        : IsXml(definition, file) && words.MayBeIn(content.Span, definition.Type.Name) ? InXml(definition, file, content, settings)
        : [];

    private static bool IsBody(PackageFile file) => EndsIn(file, ".cls") || EndsIn(file, ".trigger") || EndsIn(file, ".page")
        || EndsIn(file, ".component");

    private static bool IsXml(ComponentDefinition definition, PackageFile file) =>
        definition.Type.Layout is FileLayout.File or FileLayout.Child
        && (file == definition.Described || EndsIn(file, FileClassifier.MetaSuffix));

    private static bool EndsIn(PackageFile file, string suffix) => file.Path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);

    private List<Reference> InCode(ComponentDefinition definition, PackageFile file, FileContent content)
    {
        if (!words.MayBeInCode(content.Span))
        {
            return [];
        }

        var body = Encoding.UTF8.GetString(content.Span);
        var (code, lines) = (CodeReferences.Read(body), new SourceLines(body));
        var found = code.Find().Select(found => OfCode(definition, file, lines, found)).ToList();
        if (EndsIn(file, ".cls"))
        {
            code.Export(definition.FullName, Members);
        }

        return found;
    }

    /// <summary>The references that code makes through members of other classes, once all classes were read.</summary>
    public IEnumerable<Reference> FindThroughMembers(ComponentDefinition definition, PackageFile file, FileContent content)
    {
        var body = Encoding.UTF8.GetString(content.Span);
        var lines = new SourceLines(body);
        return CodeReferences.Read(body, Members).Find().Select(found => OfCode(definition, file, lines, found));
    }

    private static Reference OfCode(ComponentDefinition definition, PackageFile file, SourceLines lines, SourceReference found) =>
        New(definition, file, lines, found, found.Index, found.IsLiteralId ? ReferenceForm.LiteralId : ReferenceForm.Code);

    /// <summary>Expressions of a page or component: <c>{!$Profile.Name = 'x'}</c>.</summary>
    private IEnumerable<Reference> InMarkup(ComponentDefinition definition, PackageFile file, FileContent content)
    {
        if (!words.MayBeIn(content.Span, definition.Type.Name))
        {
            yield break;
        }

        var body = Encoding.UTF8.GetString(content.Span);
        var lines = new SourceLines(body);
        for (var start = body.IndexOf("{!", StringComparison.Ordinal); start >= 0; start = body.IndexOf("{!", start + 2,
            StringComparison.Ordinal))
        {
            var end = body.IndexOf('}', start);
            var formula = body[(start + 2)..(end < 0 ? body.Length : end)];
            foreach (var found in FormulaScan.Find(formula))
            {
                yield return New(definition, file, lines, found, start + 2 + found.Index, ReferenceForm.Formula);
            }
        }
    }

    private static Reference New(ComponentDefinition definition, PackageFile file, SourceLines lines, SourceReference found, int index,
        ReferenceForm form)
    {
        var (line, column) = lines.At(index);
        return new()
        {
            ComponentType = definition.Type.Name,
            ComponentName = definition.FullName,
            Location = new(file.Path, line, column),
            Target = found.Target,
            Form = form,
            Value = found.Value.Text,
            Origin = found.Value.Origin,
            Expression = found.Expression,
            Comparison = found.Comparison,
            Text = found.Quote,
        };
    }

    private List<Reference> InXml(ComponentDefinition definition, PackageFile file, FileContent content, XmlReaderSettings settings)
    {
        var found = new List<Reference>();
        ElementReader.ReadFile(content, file.Path, settings, definition.Type.Name, _ => true, reader =>
        {
            // All settings are one type whose files have different roots.
            var type = definition.Type.Name == MetadataTypes.Settings ? reader.Name : definition.Type.Name;
            var own = new XmlReferences(definition.Type.Name, definition.FullName, type, words);
            var depth = reader.Depth;
            while (reader.NextChild(depth))
            {
                if (MetadataRegistry.Default.ChildTypeOf(definition.Type.Name, reader.Name) is { } childType)
                {
                    found.AddRange(InChild(reader, childType, definition.FullName));
                }
                else
                {
                    own.Add(reader.ReadTree(parent: null));
                }
            }

            found.AddRange(own.Found());
        });
        return found;
    }

    /// <summary>A child that is a component of its own, as it is when it is in a file of its own.</summary>
    private IEnumerable<Reference> InChild(ElementReader reader, string type, string parent)
    {
        var children = new List<MetadataElement>();
        var depth = reader.Depth;
        while (reader.NextChild(depth))
        {
            children.Add(reader.ReadTree(parent: null));
        }

        var name = children.Find(child => child.Name == "fullName")?.Text ?? "";
        var references = new XmlReferences(type, $"{parent}.{name}", type, words);
        children.ForEach(references.Add);
        return references.Found();
    }
}

/// <summary>
/// The facts about profiles that members of classes give other classes, by class and member: <c>Users.profileName</c>. Filled by several
/// threads.
/// </summary>
internal sealed class OutsideMembers
{
    private readonly ConcurrentDictionary<string, ReferenceTarget> _giving = new(ApiName.Comparer);
    private readonly ConcurrentDictionary<string,
        (int Position, ReferenceComparison Comparison)> _asking = new(ApiName.Comparer);

    public bool IsEmpty => _giving.IsEmpty && _asking.IsEmpty;

    /// <summary>Class and member of each.</summary>
    public IEnumerable<string> All => _giving.Keys.Concat(_asking.Keys);

    /// <summary>Notes a member that gives the name or id of a profile.</summary>
    public void AddGiving(string type, string member) => _giving[$"{type}.{member}"] = ReferenceTarget.Profile;

    /// <summary>Notes a method that compares an argument with the name or id of a profile.</summary>
    public void AddAsking(string type, string method, int position, ReferenceComparison comparison) =>
        _asking[$"{type}.{method}"] = (position, comparison);

    /// <summary>The value of a member, or null.</summary>
    public ReferenceTarget? Given(string path) => _giving.TryGetValue(path, out var target) ? target : null;

    /// <summary>The argument that a method compares with a profile, or null.</summary>
    public (int Position, ReferenceComparison Comparison)? Asked(string path) => _asking.TryGetValue(path, out var asked) ? asked : null;
}
