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

    /// <summary>Package directories relative to the project root, in the order the project file lists them, or those found when there is none; empty when the root itself is the one.</summary>
    public ImmutableArray<string> PackageDirectories { get; init; } = [];

    /// <summary>The project file or manifest at the project root; null when the project has neither.</summary>
    public string? ProjectFile { get; init; }

    /// <summary><c>sourceApiVersion</c> of the project file or <c>version</c> of package.xml; null when neither says.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Types that the project's <c>package.xml</c> files ask for with a wildcard; sorted, each once.</summary>
    public ImmutableArray<string> RequestedTypes { get; init; } = [];

    /// <summary>
    /// Every component found, sorted by type, full name and path; a component with two definitions is listed twice. The children of an object
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

    /// <summary>Places that name a user, a profile or what a user has by it, sorted; empty unless <see cref="MetadataReadOptions.References"/> asked for them.</summary>
    public ImmutableArray<Reference> References { get; init; } = [];

    /// <summary>Number of files below the package directories that are not ignored; the project file and manifests at the root do not count.</summary>
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

    public ComponentTable<CustomPermission> CustomPermissions => field ??= Of<CustomPermission>();

    public ComponentTable<ProfilePasswordPolicy> ProfilePasswordPolicies => field ??= Of<ProfilePasswordPolicy>();

    public ComponentTable<ProfileSessionSetting> ProfileSessionSettings => field ??= Of<ProfileSessionSetting>();

    public ComponentTable<UserAccessPolicy> UserAccessPolicies => field ??= Of<UserAccessPolicy>();

    public ComponentTable<Workflow> Workflows => field ??= Of<Workflow>();

    public ComponentTable<OrgSettings> Settings => field ??= Of<OrgSettings>();

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
