using System.Globalization;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Migration.Plan;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>A new permission set as a file.</summary>
internal static class PermissionSetFile
{
    /// <summary>Retrieved files of earlier versions lack the flag, which an org takes only from this version on.</summary>
    private const decimal FirstWithViewAllFields = 63;

    /// <summary>Sections with a name and a flag, by the order of their elements. Fields, objects and data spaces have more.</summary>
    private static readonly Dictionary<AccessKind, (string Element, string First, string Second, bool NameIsFirst)> Sections = new()
    {
        [AccessKind.Agent] = ("agentAccesses", "agentName", "enabled", true),
        [AccessKind.ApexClass] = ("classAccesses", "apexClass", "enabled", true),
        [AccessKind.CustomMetadataType] = ("customMetadataTypeAccesses", "enabled", "name", false),
        [AccessKind.CustomPermission] = ("customPermissions", "enabled", "name", false),
        [AccessKind.CustomSetting] = ("customSettingAccesses", "enabled", "name", false),
        [AccessKind.ExternalCredentialPrincipal] = ("externalCredentialPrincipalAccesses", "enabled", "externalCredentialPrincipal", false),
        [AccessKind.ExternalDataSource] = ("externalDataSourceAccesses", "enabled", "externalDataSource", false),
        [AccessKind.Flow] = ("flowAccesses", "enabled", "flow", false),
        [AccessKind.VisualforcePage] = ("pageAccesses", "apexPage", "enabled", true),
        [AccessKind.RecordType] = ("recordTypeVisibilities", "recordType", "visible", true),
        [AccessKind.UserPermission] = ("userPermissions", "enabled", "name", false),
    };

    /// <summary>Where the file lies below the package directory.</summary>
    public static string PathOf(PlannedSet set) => $"permissionsets/{set.Name}.permissionset-meta.xml";

    /// <param name="set">The set.</param>
    /// <param name="apiVersion">API version of the project, on which it depends which flags an object has; null for the latest.</param>
    public static string Text(PlannedSet set, string? apiVersion)
    {
        var hasViewAllFields = !decimal.TryParse(apiVersion, CultureInfo.InvariantCulture, out var version) || version >= FirstWithViewAllFields;

        // The data of a data space has flags of its own that the plan does not know: none of them is ever switched on.
        var entries = set.Rights.GroupBy(right => right.Kind).SelectMany(group => group.OrderBy(right => right.Name, StringComparer.Ordinal)
                .Select(right => (Element: ElementOf(group.Key), Write: (Action<MetadataText>)(file => WriteRight(file, right, hasViewAllFields)))))
            .Append(("description", file => file.Value("description", set.Description)))
            .Append(("hasActivationRequired", file => file.Value("hasActivationRequired", "false")))
            .Append(("label", file => file.Value("label", set.Label)))
            .Concat(set.License is { } license ? [("license", (Action<MetadataText>)(file => file.Value("license", license)))] : Array.Empty<(string, Action<MetadataText>)>())
            .OrderBy(entry => entry.Item1, StringComparer.Ordinal);
        var text = new MetadataText("PermissionSet");
        foreach (var (_, write) in entries)
        {
            write(text);
        }

        return text.ToString();
    }

    private static string ElementOf(AccessKind kind) => kind switch
    {
        AccessKind.Object => "objectPermissions",
        AccessKind.Field => "fieldPermissions",
        AccessKind.DataspaceScope => "dataspaceScopes",
        _ => Sections[kind].Element,
    };

    private static void WriteRight(MetadataText file, PlannedRight right, bool hasViewAllFields)
    {
        string Flag(AccessRights flag) => right.Rights.HasFlag(flag) ? "true" : "false";
        switch (right.Kind)
        {
            case AccessKind.Object:
                file.Section(
                    "objectPermissions",
                    [
                        ("allowCreate", Flag(AccessRights.Create)), ("allowDelete", Flag(AccessRights.Delete)), ("allowEdit", Flag(AccessRights.Edit)),
                        ("allowRead", Flag(AccessRights.Read)), ("modifyAllRecords", Flag(AccessRights.ModifyAll)), ("object", right.Name),
                        .. hasViewAllFields || right.Rights.HasFlag(AccessRights.ViewAllFields) ? [("viewAllFields", Flag(AccessRights.ViewAllFields))] : Array.Empty<(string, string)>(),
                        ("viewAllRecords", Flag(AccessRights.ViewAll)),
                    ]);
                break;
            case AccessKind.Field:
                file.Section("fieldPermissions", ("editable", Flag(AccessRights.Edit)), ("field", right.Name), ("readable", "true"));
                break;
            case AccessKind.DataspaceScope:
                file.Section("dataspaceScopes", ("dataspaceScope", right.Name));
                break;
            default:
                var (element, first, second, nameIsFirst) = Sections[right.Kind];
                file.Section(element, (first, nameIsFirst ? right.Name : "true"), (second, nameIsFirst ? "true" : right.Name));
                break;
        }
    }
}
