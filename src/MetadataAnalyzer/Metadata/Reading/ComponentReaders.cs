using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Xml;
using MetadataAnalyzer.Metadata.Layout;
using MetadataAnalyzer.Metadata.References;
using MetadataAnalyzer.Metadata.Xml;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>The types that are read; files of all other types are not opened.</summary>
internal static class ComponentReaders
{
    /// <summary>The reader of each type.</summary>
    public static FrozenDictionary<string, Func<ComponentSource, MetadataComponent?>> All { get; } =
        new Dictionary<string, Func<ComponentSource, MetadataComponent?>>(StringComparer.Ordinal)
        {
            [MetadataTypes.ApexClass] = ApexReaders.ReadClass,
            [MetadataTypes.ApexPage] = ApexReaders.ReadPage,
            [MetadataTypes.Bot] = ObjectReaders.ReadBot,
            [MetadataTypes.ConnectedApp] = AppReaders.ReadConnectedApp,
            [MetadataTypes.CustomField] = ObjectReaders.ReadField,
            [MetadataTypes.CustomObject] = ObjectReaders.ReadObject,
            [MetadataTypes.CustomPermission] = SimpleReaders.ReadCustomPermission,
            [MetadataTypes.ExternalClientApplication] = ExternalClientReaders.ReadHeader,
            [MetadataTypes.ExtlClntAppConfigurablePolicies] = ExternalClientReaders.ReadPart,
            [MetadataTypes.ExtlClntAppGlobalOauthSettings] = ExternalClientReaders.ReadPart,
            [MetadataTypes.ExtlClntAppOauthConfigurablePolicies] = ExternalClientReaders.ReadPart,
            [MetadataTypes.ExtlClntAppOauthSettings] = ExternalClientReaders.ReadPart,
            [MetadataTypes.MutingPermissionSet] = ContainerReaders.ReadMutingPermissionSet,
            [MetadataTypes.PermissionSet] = ContainerReaders.ReadPermissionSet,
            [MetadataTypes.PermissionSetGroup] = SimpleReaders.ReadPermissionSetGroup,
            [MetadataTypes.Profile] = ContainerReaders.ReadProfile,
            [MetadataTypes.ProfilePasswordPolicy] = SimpleReaders.ReadPasswordPolicy,
            [MetadataTypes.ProfileSessionSetting] = SimpleReaders.ReadSessionSetting,
            [MetadataTypes.Settings] = OrgReaders.ReadSettings,
            [MetadataTypes.UserAccessPolicy] = SimpleReaders.ReadUserAccessPolicy,
            [MetadataTypes.Workflow] = OrgReaders.ReadWorkflow,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The reader of a type, or null when its files are only counted.</summary>
    public static Func<ComponentSource, MetadataComponent?>? For(string type) => All.GetValueOrDefault(type);
}

/// <summary>The files of one component definition, opened for its reader. What cannot be read is noted and the reader goes on.</summary>
internal sealed class ComponentSource(ComponentDefinition definition, IReadOnlyList<string> packages, ProjectTree tree, NamePool names,
    XmlReaderSettings settings, ReferenceFinder? finder)
{
    public ComponentDefinition Definition { get; } = definition;

    public string FullName => Definition.FullName;

    public string PackageDirectory => packages[Definition.Package];

    public NamePool Names { get; } = names;

    /// <summary>Paths of the files, the main one first.</summary>
    public ImmutableArray<string> Files => [.. Definition.Files.Select(file => file.Path)];

    /// <summary>The place of the component when no element of it was read.</summary>
    public Location FileLocation => Location.File(Definition.Main.Path);

    public List<UnreadableFile> Unreadable { get; } = [];

    /// <summary>The references of the files.</summary>
    public List<Reference> References { get; } = [];

    /// <summary>
    /// Whether the component turned out to be a test: it runs as users that it creates itself, so it names no user of the org.
    /// </summary>
    public bool IsTest { get; set; }

    /// <summary>Files that turned out to be another version of the component.</summary>
    public List<DuplicateComponent> Duplicates { get; } = [];

    /// <summary>Notes that files of the definition are not used, because they are another version of the component.</summary>
    /// <param name="others">The files.</param>
    /// <param name="difference">What shows it, as a clause.</param>
    public void LeaveOut(IEnumerable<PackageFile> others, string difference) =>
        Duplicates.Add(DuplicateFinder.Different(Definition, others, packages) with { Difference = difference });

    /// <summary>Components found inside the file of this one.</summary>
    public List<(ComponentEntry Entry, MetadataComponent? Component)> Inner { get; } = [];

    /// <summary>Reads the elements of a file; false when it cannot be read to its end, so that what was read must not be used.</summary>
    /// <param name="file">One of the definition's files.</param>
    /// <param name="root">Root element it must have.</param>
    /// <param name="read">Called at the root element.</param>
    /// <param name="isRoot">Whether another name is as good.</param>
    public bool ReadXml(PackageFile file, string root, Action<ElementReader> read, Predicate<string>? isRoot = null) =>
        ReadBytes(file, content => ElementReader.ReadFile(content, file.Path, settings, root, isRoot, read));

    /// <summary>Reads the bytes of a file; false when that fails.</summary>
    public bool ReadBytes(PackageFile file, Action<FileContent> read)
    {
        try
        {
            using var content = tree.Read(file.Path);
            read(content);
            if (finder is not null && !IsTest)
            {
                References.AddRange(finder.Find(Definition, file, content, settings));
            }

            return true;
        }
        catch (UnreadableContentException exception)
        {
            var location = exception.Line == 0 ? Location.File(file.Path)
                : new Location(file.Path, exception.Line, Math.Max(1, exception.Column));
            Unreadable.Add(new UnreadableFile(Definition.Type.Name, FullName, location, exception.Message));
            return false;
        }
    }
}

/// <summary>The result of reading one component definition.</summary>
/// <param name="Component">The component; null when it cannot be read or is only counted.</param>
/// <param name="Inner">Components inside its file.</param>
/// <param name="Unreadable">Its files that cannot be read.</param>
/// <param name="References">What its files name.</param>
/// <param name="Duplicates">What of its files is another version of the component and was left out.</param>
internal sealed record ReadResult(
    MetadataComponent? Component, IReadOnlyList<(ComponentEntry Entry, MetadataComponent? Component)> Inner,
        IReadOnlyList<UnreadableFile> Unreadable,
    IReadOnlyList<Reference> References, IReadOnlyList<DuplicateComponent> Duplicates);
