using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>Everything that was read from a retrieved project. Immutable and sorted: the same files give the same project.</summary>
public sealed class MetadataProject
{
    public ProjectFormat Format { get; init; }

    /// <summary>Path of the project inside what was given (a folder below it, or inside the zip); empty when it is the root.</summary>
    public string Root { get; init; } = "";

    /// <summary>Other projects that were found beside the one that was taken.</summary>
    public ImmutableArray<string> OtherProjects { get; init; } = [];

    /// <summary>
    /// Package directories relative to the project root, in the order the project file lists them, or those found when there is none; empty
    /// when the root itself is the one.
    /// </summary>
    public ImmutableArray<string> PackageDirectories { get; init; } = [];

    /// <summary>The project file or manifest at the project root; null when the project has neither.</summary>
    public string? ProjectFile { get; init; }

    /// <summary><c>sourceApiVersion</c> of the project file or <c>version</c> of package.xml; null when not given.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Types that the project's <c>package.xml</c> files ask for with a wildcard; sorted, each once.</summary>
    public ImmutableArray<string> RequestedTypes { get; init; } = [];

    /// <summary>
    /// Every component found, sorted by type, full name and path; a component with two definitions is listed twice. The children of an
    /// object
    /// are components in both formats; an object of which only children are there is none.
    /// </summary>
    public ImmutableArray<ComponentEntry> Components { get; init; } = [];

    /// <summary>Every file below a package directory that is not ignored, with the component it belongs to; sorted by path.</summary>
    public ImmutableArray<ProjectFile> Files { get; init; } = [];

    /// <summary>Files below a package directory that belong to no known component, sorted.</summary>
    public ImmutableArray<string> UnknownFiles { get; init; } = [];

    /// <summary>Files that could not be read, sorted by place.</summary>
    public ImmutableArray<UnreadableFile> Unreadable { get; init; } = [];

    /// <summary>Components with two different definitions, sorted by type and name.</summary>
    public ImmutableArray<DuplicateComponent> Duplicates { get; init; } = [];

    /// <summary>
    /// Places that name a user, a profile or what a user has by it, sorted; empty unless <see cref="MetadataReadOptions.References"/> asked
    /// for them.
    /// </summary>
    public ImmutableArray<Reference> References { get; init; } = [];

    /// <summary>
    /// Number of files below the package directories that are not ignored; the project file and manifests at the root do not count.
    /// </summary>
    public int FileCount { get; init; }

    /// <summary>Their length in bytes.</summary>
    public long ByteCount { get; init; }

    /// <summary>Every component that was read into a typed model, sorted by type and full name, each name of a type once.</summary>
    public ImmutableArray<MetadataComponent> TypedComponents { get; init; } = [];

    public ComponentTable<Profile> Profiles => field ??= Of<Profile>();

    public ComponentTable<PermissionSet> PermissionSets => field ??= Of<PermissionSet>();

    public ComponentTable<PermissionSetGroup> PermissionSetGroups => field ??= Of<PermissionSetGroup>();

    public ComponentTable<MutingPermissionSet> MutingPermissionSets => field ??= Of<MutingPermissionSet>();

    public ComponentTable<ConnectedApp> ConnectedApps => field ??= Of<ConnectedApp>();

    public ComponentTable<ExternalClientApplication> ExternalClientApplications => field ??= Of<ExternalClientApplication>();

    public ComponentTable<ApexClass> ApexClasses => field ??= Of<ApexClass>();

    public ComponentTable<ApexPage> ApexPages => field ??= Of<ApexPage>();

    public ComponentTable<CustomObject> CustomObjects => field ??= Of<CustomObject>();

    /// <summary>Fields of all objects, named <c>Object.Field</c>.</summary>
    public ComponentTable<CustomField> CustomFields => field ??= Of<CustomField>();

    public ComponentTable<ProfilePasswordPolicy> ProfilePasswordPolicies => field ??= Of<ProfilePasswordPolicy>();

    public ComponentTable<ProfileSessionSetting> ProfileSessionSettings => field ??= Of<ProfileSessionSetting>();

    public ComponentTable<UserAccessPolicy> UserAccessPolicies => field ??= Of<UserAccessPolicy>();

    public ComponentTable<Workflow> Workflows => field ??= Of<Workflow>();

    public ComponentTable<OrgSettings> Settings => field ??= Of<OrgSettings>();

    /// <summary>The project with other typed components, of which some may come from no file.</summary>
    internal MetadataProject With(IEnumerable<MetadataComponent> components) => new()
    {
        Format = Format,
        Root = Root,
        OtherProjects = OtherProjects,
        PackageDirectories = PackageDirectories,
        ProjectFile = ProjectFile,
        ApiVersion = ApiVersion,
        RequestedTypes = RequestedTypes,
        Components = Components,
        Files = Files,
        UnknownFiles = UnknownFiles,
        Unreadable = Unreadable,
        Duplicates = Duplicates,
        References = References,
        FileCount = FileCount,
        ByteCount = ByteCount,
        TypedComponents =
        [
            .. components.OrderBy(component => component.TypeName, StringComparer.Ordinal)
                .ThenBy(component => component.FullName, StringComparer.Ordinal),
        ],
    };

    /// <summary>The components of one type.</summary>
    /// <typeparam name="T">A type that is not abstract.</typeparam>
    public ComponentTable<T> Of<T>()
        where T : MetadataComponent => new(TypedComponents.OfType<T>());

    /// <summary>Whether a component of that type and full name was found, read or not. Names compare ignoring case.</summary>
    public bool Contains(string type, string fullName) => _names.Value.Contains((type, fullName.ToUpperInvariant()));

    /// <summary>Whether any component of that type was found.</summary>
    public bool ContainsType(string type) => _types.Value.Contains(type);

    private readonly Lazy<HashSet<(string, string)>> _names;
    private readonly Lazy<HashSet<string>> _types;

    public MetadataProject()
    {
        _names = new(() => [.. Components.Select(component => (component.Type, component.FullName.ToUpperInvariant()))]);
        _types = new(() => [.. Components.Select(component => component.Type)]);
    }
}

/// <summary>A component of the project, read or only seen.</summary>
/// <param name="Type">Metadata API type name.</param>
/// <param name="FullName">Full name with %-encoding undone.</param>
/// <param name="Path">Main file, or the parent's file that holds it, relative to the project root.</param>
/// <param name="PackageDirectory">Package directory it comes from; empty in Metadata API format.</param>
public sealed record ComponentEntry(string Type, string FullName, string Path, string PackageDirectory);

/// <summary>A file of the project.</summary>
/// <param name="Path">Relative to the project root with '/' separators.</param>
/// <param name="Length">Length in bytes; for a file in a zip as the zip states it.</param>
/// <param name="Component">The component it belongs to; null for a file that belongs to none that is known.</param>
public sealed record ProjectFile(string Path, long Length, ComponentEntry? Component);

/// <summary>The layout of the project's files.</summary>
public enum ProjectFormat
{
    /// <summary>sfdx source format in a folder.</summary>
    Source,

    /// <summary>Metadata API format in a folder.</summary>
    Mdapi,

    /// <summary>sfdx source format in a zip file.</summary>
    ZipSource,

    /// <summary>Metadata API format in a zip file.</summary>
    ZipMdapi,
}

/// <summary>A component that several places of the project define differently.</summary>
/// <param name="Type">Metadata API type name.</param>
/// <param name="FullName">Full name.</param>
/// <param name="Winner">The definition that is used: the one in the package directory that comes last, within one the last by path.</param>
/// <param name="Losers">The definitions with other content, sorted; they are left out.</param>
/// <param name="PackageDirectory">The package directory that decided; null when all definitions are in one, so that the path did.</param>
public sealed record DuplicateComponent(string Type, string FullName, Location Winner, ImmutableArray<Location> Losers,
    string? PackageDirectory)
{
    /// <summary>For a profile: what shows that the files are not parts of one retrieve, as a clause; else null.</summary>
    public string? Difference { get; init; }
}

/// <summary>A metadata file that could not be read or is not well-formed, or a part of the project that was left out.</summary>
/// <param name="Type">Metadata API type it would be, by its name and folder; empty for a package directory, a link or an entry of a zip
/// file.</param>
/// <param name="FullName">Full name of the component it would be; for what is no component its path.</param>
/// <param name="Location">Where the parser stopped, or the file as a whole; none for a folder, a link or an entry of a zip file that has no
/// file.</param>
/// <param name="Message">The reader's own words, and what to do.</param>
public sealed record UnreadableFile(string Type, string FullName, Location Location, string Message)
{
    /// <summary>Whether it is a folder beside the package directories that holds profiles or permission sets.</summary>
    public bool IsOutsidePackages { get; init; }

    /// <summary>The components of a zip file that were left out together; empty for a file by itself.</summary>
    public ImmutableArray<ComponentEntry> LeftOut { get; init; } = [];

    /// <summary>Type and full name of each component that is unknown because of it.</summary>
    public IEnumerable<(string Type, string FullName)> Components =>
        LeftOut.IsEmpty ? [(Type, FullName)] : LeftOut.Select(entry => (entry.Type, entry.FullName));

    /// <summary>The place in words: path, line and column, or the path alone.</summary>
    public string Place => Location.IsNone ? FullName : Location.ToString();
}

/// <summary>The SHA-256 of an input, by which a report can be tied to the files it was made from.</summary>
/// <param name="Name">The input: <c>project</c>, or an export as <c>org-data/NAME</c>.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
public sealed record InputHash(string Name, string Sha256);
