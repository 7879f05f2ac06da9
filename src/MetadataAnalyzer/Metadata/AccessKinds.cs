using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Xml;

namespace MetadataAnalyzer.Metadata;

/// <summary>The kinds of grant of a profile or permission set, in the order in which the reports list them.</summary>
public enum AccessKind : byte
{
    UserPermission,
    Object,
    Field,
    ApexClass,
    VisualforcePage,
    CustomPermission,
    Flow,
    RecordType,
    CustomMetadataType,
    CustomSetting,
    ExternalDataSource,
    ExternalCredentialPrincipal,
    Agent,
    Application,
    Tab,
    ServicePresenceStatus,
    EmailRoutingAddress,
    ComputingSummaryDefinition,
    DataspaceScope,
}

/// <summary>A section element of a profile or permission set whose entries grant.</summary>
/// <param name="Element">The section element: <c>fieldPermissions</c>.</param>
/// <param name="NameElement">Child that names what is granted: <c>field</c>.</param>
/// <param name="Flags">Children that are true or false, and what each gives when true.</param>
public sealed record AccessSection(string Element, string NameElement, params ImmutableArray<(string Element, AccessRights Right)> Flags)
{
    public AccessKind Kind { get; init; }

    /// <summary>Index in <see cref="AccessKinds.Sections"/>.</summary>
    public int Index { get; init; }

    /// <summary>Whether a listed entry grants without a flag.</summary>
    public bool GrantsByName { get; init; }

    /// <summary>Whether the child <c>visibility</c> decides if the entry grants.</summary>
    public bool GrantsByVisibility { get; init; }

    /// <summary>Suffix of the file that holds one entry of a decomposed permission set.</summary>
    public string PieceSuffix { get; } = Singular(Element);

    /// <summary>Root element of that file: the suffix with a capital.</summary>
    public string PieceRoot { get; } = char.ToUpperInvariant(Element[0]) + Singular(Element)[1..];

    private static string Singular(string element) =>
        element.EndsWith("ies", StringComparison.Ordinal) ? element[..^3] + "y"
        : element.EndsWith("sses", StringComparison.Ordinal) ? element[..^2]
        : element[..^1];
}

/// <summary>
/// The table of the kinds of access: what each is called in XML, in JSON, in grant paths and by people. A new kind is one row.
/// </summary>
public static class AccessKinds
{
    private static readonly FrozenDictionary<AccessKind, Row> Rows = new Row[]
    {
        new(AccessKind.UserPermission, "userPermissions", "user permission", Enabled("userPermissions", "name")),
        new(AccessKind.Object, "objectPermissions", "object", new AccessSection(
            "objectPermissions",
            "object",
            ("allowCreate", AccessRights.Create),
            ("allowDelete", AccessRights.Delete),
            ("allowEdit", AccessRights.Edit),
            ("allowRead", AccessRights.Read),
            ("modifyAllRecords", AccessRights.ModifyAll),
            ("viewAllFields", AccessRights.ViewAllFields),
            ("viewAllRecords", AccessRights.ViewAll)))
        { ElementType = "ObjectPermission", ComponentType = MetadataTypes.CustomObject, IsRetrieved = true },

        // The platform does not keep a field that can be edited but not read.
        new(AccessKind.Field, "fieldPermissions", "field", new AccessSection(
            "fieldPermissions", "field", ("editable", AccessRights.Edit | AccessRights.Read), ("readable", AccessRights.Read)))
        { ElementType = "FieldPermission", ComponentType = MetadataTypes.CustomField, IsRetrieved = true },
        new(AccessKind.ApexClass, "apexClasses", "Apex class", Enabled("classAccesses", "apexClass"))
        { ComponentType = MetadataTypes.ApexClass, IsRetrieved = true },
        new(AccessKind.VisualforcePage, "visualforcePages", "Visualforce page", Enabled("pageAccesses", "apexPage"))
        { ElementType = MetadataTypes.ApexPage, ComponentType = MetadataTypes.ApexPage, IsRetrieved = true },
        new(AccessKind.CustomPermission, "customPermissions", "custom permission", Enabled("customPermissions", "name"))
        { ComponentType = MetadataTypes.CustomPermission, IsRetrieved = true },
        new(AccessKind.Flow, "flows", "flow", Enabled("flowAccesses", "flow"))
        { ComponentType = MetadataTypes.Flow, IsRetrieved = true },
        new(AccessKind.RecordType, "recordTypes", "record type", Visible("recordTypeVisibilities", "recordType"))
        { ComponentType = MetadataTypes.RecordType },
        new(AccessKind.CustomMetadataType, "customMetadataTypes", "custom metadata type", Enabled("customMetadataTypeAccesses", "name"))
        { ComponentType = MetadataTypes.CustomObject, IsRetrieved = true },
        new(AccessKind.CustomSetting, "customSettings", "custom setting", Enabled("customSettingAccesses", "name"))
        { ComponentType = MetadataTypes.CustomObject, IsRetrieved = true },
        new(AccessKind.ExternalDataSource, "externalDataSources", "external data source",
            Enabled("externalDataSourceAccesses", "externalDataSource"))
        { ComponentType = MetadataTypes.ExternalDataSource, IsRetrieved = true },
        new(AccessKind.ExternalCredentialPrincipal, "externalCredentialPrincipals", "external credential principal",
            Enabled("externalCredentialPrincipalAccesses", "externalCredentialPrincipal"))
        { ComponentType = MetadataTypes.ExternalCredential },
        new(AccessKind.Agent, "agents", "agent", Enabled("agentAccesses", "agentName")) { ComponentType = MetadataTypes.Bot },
        new(AccessKind.Application, "applications", "app", Visible("applicationVisibilities", "application"))
        { ElementType = MetadataTypes.CustomApplication, ComponentType = MetadataTypes.CustomApplication, IsUserInterfaceOnly = true },
        new(AccessKind.Tab, "tabs", "tab",
            new AccessSection("tabVisibilities", "tab") { GrantsByVisibility = true },
            new AccessSection("tabSettings", "tab") { GrantsByVisibility = true })
        { ComponentType = MetadataTypes.CustomTab, IsUserInterfaceOnly = true },
        new(AccessKind.ServicePresenceStatus, "servicePresenceStatuses", "presence status",
            Enabled("servicePresenceStatusAccesses", "servicePresenceStatus"))
        { IsUserInterfaceOnly = true },
        new(AccessKind.EmailRoutingAddress, "emailRoutingAddresses", "e-mail routing address",
            Enabled("emailRoutingAddressAccesses", "name"))
        { IsUserInterfaceOnly = true },
        new(AccessKind.ComputingSummaryDefinition, "computingSummaryDefinitions", "computing summary definition",
            Enabled("genComputingSummaryDefAccesses", "configName"))
        { IsUserInterfaceOnly = true },

        // The flags of an entry are about customising inside the data space.
        new(AccessKind.DataspaceScope, "dataspaceScopes", "data space",
            new AccessSection("dataspaceScopes", "dataspaceScope") { GrantsByName = true }),
    }.ToFrozenDictionary(row => row.Kind);

    /// <summary>Kinds that an API client can use, in report order.</summary>
    public static ImmutableArray<AccessKind> UsableByApi { get; } = [.. Rows.Keys.Order().Where(kind => !Rows[kind].IsUserInterfaceOnly)];

    /// <summary>Kinds that only act in the user interface.</summary>
    public static ImmutableArray<AccessKind> UserInterfaceOnly { get; } = [.. Rows.Keys.Order()
        .Where(kind => Rows[kind].IsUserInterfaceOnly)];

    /// <summary>Every kind by its key in JSON.</summary>
    public static ImmutableSortedDictionary<string, AccessKind> ByJsonKey { get; } =
        Rows.Values.ToImmutableSortedDictionary(row => row.JsonKey, row => row.Kind, StringComparer.Ordinal);

    /// <summary>The sections whose entries grant, by kind.</summary>
    public static ImmutableArray<AccessSection> Sections { get; } =
    [
        .. Rows.Values.OrderBy(row => row.Kind).SelectMany(row => row.Sections.Select(section => section with { Kind = row.Kind }))
            .Select((section, index) => section with { Index = index }),
    ];

    /// <summary>Key of the kind in JSON files.</summary>
    public static string JsonKey(AccessKind kind) => Rows[kind].JsonKey;

    /// <summary>The kind of a key in JSON; null for a key that a later version may have added.</summary>
    public static AccessKind? OfJsonKey(string key) => ByJsonKey.TryGetValue(key, out var kind) ? kind : null;

    /// <summary>Singular name of the granted thing, as a grant path's last step gives it.</summary>
    public static string ElementType(AccessKind kind) => Rows[kind].ElementType;

    /// <summary>Metadata type of the component that is granted; null when the grant names no component.</summary>
    public static string? ComponentType(AccessKind kind) => Rows[kind].ComponentType;

    /// <summary>Whether a retrieve of the granted component's type brings it under the name of the grant.</summary>
    public static bool IsRetrieved(AccessKind kind) => Rows[kind].IsRetrieved;

    /// <summary>The words for a number of such grants: <c>3 objects</c>, <c>1 Apex class</c>.</summary>
    public static string Count(AccessKind kind, int count) =>
        $"{count} {Singular(kind)}{(count == 1 ? "" : Singular(kind).EndsWith('s') ? "es" : "s")}";

    /// <summary>The word for one such component: <c>object</c>, <c>Apex class</c>.</summary>
    public static string Singular(AccessKind kind) => Rows[kind].Singular;

    /// <summary>
    /// The object that a field or record type is of. A person account is an Account, though its record types have a name of their own.
    /// </summary>
    /// <param name="name">Full name, <c>Object.Name</c>.</param>
    public static string ObjectOf(string name) =>
        name.Split('.')[0] is var owner && ApiName.Same(owner, "PersonAccount") ? "Account" : owner;

    /// <summary>
    /// Puts the element names into a name table, which then hands out these very strings: comparing two names mostly is comparing two
    /// references.
    /// </summary>
    internal static void AddNames(XmlNameTable table)
    {
        foreach (var section in Sections)
        {
            table.Add(section.Element);
            table.Add(section.NameElement);
            foreach (var (flag, _) in section.Flags)
            {
                table.Add(flag);
            }
        }
    }

    private static AccessSection Enabled(string element, string name) => new(element, name, ("enabled", AccessRights.Enabled));

    private static AccessSection Visible(string element, string name) => new(element, name, ("visible", AccessRights.Enabled));

    private sealed record Row(AccessKind Kind, string JsonKey, string Singular, params ImmutableArray<AccessSection> Sections)
    {
        public string ElementType { get; init; } = $"{Kind}";

        public string? ComponentType { get; init; }

        public bool IsRetrieved { get; init; }

        public bool IsUserInterfaceOnly { get; init; }
    }
}
