using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Xml;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>
/// Every child element of Profile, PermissionSet and MutingPermissionSet: the sections that grant, those that are only counted, and the
/// elements that are no section. An element in none of these lists is counted like a section.
/// </summary>
internal static class AccessSections
{
    /// <summary>Child of a tab section that says how the tab shows.</summary>
    public const string Visibility = "visibility";

    /// <summary>Entries that grant.</summary>
    public static ImmutableArray<AccessSection> Granting { get; } = Number(
    [
        Enabled("userPermissions", AccessKind.UserPermission, "name"),
        new("objectPermissions", AccessKind.Object, "object",
        [
            ("allowCreate", AccessRights.Create),
            ("allowDelete", AccessRights.Delete),
            ("allowEdit", AccessRights.Edit),
            ("allowRead", AccessRights.Read),
            ("modifyAllRecords", AccessRights.ModifyAll),
            ("viewAllFields", AccessRights.ViewAllFields),
            ("viewAllRecords", AccessRights.ViewAll),
        ]),
        // The platform does not keep a field that can be edited but not read.
        new("fieldPermissions", AccessKind.Field, "field", [("editable", AccessRights.Edit | AccessRights.Read), ("readable", AccessRights.Read)]),
        Enabled("classAccesses", AccessKind.ApexClass, "apexClass"),
        Enabled("pageAccesses", AccessKind.VisualforcePage, "apexPage"),
        Enabled("customPermissions", AccessKind.CustomPermission, "name"),
        Enabled("flowAccesses", AccessKind.Flow, "flow"),
        Visible("recordTypeVisibilities", AccessKind.RecordType, "recordType"),
        Enabled("customMetadataTypeAccesses", AccessKind.CustomMetadataType, "name"),
        Enabled("customSettingAccesses", AccessKind.CustomSetting, "name"),
        Enabled("externalDataSourceAccesses", AccessKind.ExternalDataSource, "externalDataSource"),
        Enabled("externalCredentialPrincipalAccesses", AccessKind.ExternalCredentialPrincipal, "externalCredentialPrincipal"),
        Enabled("agentAccesses", AccessKind.Agent, "agentName"),
        Visible("applicationVisibilities", AccessKind.Application, "application"),
        new("tabVisibilities", AccessKind.Tab, "tab", []),
        new("tabSettings", AccessKind.Tab, "tab", []),
        Enabled("servicePresenceStatusAccesses", AccessKind.ServicePresenceStatus, "servicePresenceStatus"),
        Enabled("emailRoutingAddressAccesses", AccessKind.EmailRoutingAddress, "name"),
        Enabled("genComputingSummaryDefAccesses", AccessKind.ComputingSummaryDefinition, "configName"),
        // Being listed is the grant; the flags say what may be customised inside the space.
        new("dataspaceScopes", AccessKind.DataspaceScope, "dataspaceScope", []),
    ]);

    /// <summary>Sections without a meaning for access through the API: their entries are counted.</summary>
    public static ImmutableArray<string> Counted { get; } =
        ["categoryGroupVisibilities", "enrichments", "layoutAssignments", "profileActionOverrides"];

    /// <summary>Sections that are read into properties of <see cref="Profile"/>, and counted.</summary>
    public static ImmutableArray<string> Modelled { get; } = ["loginFlows", "loginHours", "loginIpRanges"];

    /// <summary>Elements with one value, which are no sections.</summary>
    public static FrozenSet<string> Values { get; } = FrozenSet.Create(
        StringComparer.Ordinal, "custom", "description", "fullName", "hasActivationRequired", "label", "license", "userLicense");

    private static readonly FrozenDictionary<string, AccessSection> ByElement = Granting.ToFrozenDictionary(section => section.Element, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, AccessSection> ByPieceSuffix =
        Granting.ToFrozenDictionary(section => section.PieceSuffix, StringComparer.OrdinalIgnoreCase);

    /// <summary>The granting section of that element name, or null.</summary>
    public static AccessSection? Find(string element) => ByElement.GetValueOrDefault(element);

    /// <summary>The section whose single entry a decomposed file of that suffix holds, or null.</summary>
    public static AccessSection? FindByPieceSuffix(string suffix) => ByPieceSuffix.GetValueOrDefault(suffix);

    /// <summary>
    /// Puts the element names into a name table, which then hands out these very strings: comparing two names mostly is comparing two references.
    /// </summary>
    public static void AddNames(XmlNameTable table)
    {
        foreach (var section in Granting)
        {
            table.Add(section.Element);
            table.Add(section.NameElement);
            foreach (var (flag, _) in section.Flags)
            {
                table.Add(flag);
            }
        }
    }

    private static ImmutableArray<AccessSection> Number(ReadOnlySpan<AccessSection> sections)
    {
        var numbered = ImmutableArray.CreateBuilder<AccessSection>(sections.Length);
        foreach (var section in sections)
        {
            numbered.Add(section with { Index = numbered.Count });
        }

        return numbered.MoveToImmutable();
    }

    private static AccessSection Enabled(string element, AccessKind kind, string name) => new(element, kind, name, [("enabled", AccessRights.Enabled)]);

    private static AccessSection Visible(string element, AccessKind kind, string name) => new(element, kind, name, [("visible", AccessRights.Enabled)]);
}
