using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>Facts about the kinds of access.</summary>
public static class AccessKinds
{
    /// <summary>Kinds that an API client can use, in report order.</summary>
    public static ImmutableArray<AccessKind> UsableByApi { get; } =
    [
        AccessKind.UserPermission, AccessKind.Object, AccessKind.Field, AccessKind.ApexClass, AccessKind.VisualforcePage,
        AccessKind.CustomPermission, AccessKind.Flow, AccessKind.RecordType, AccessKind.CustomMetadataType, AccessKind.CustomSetting,
        AccessKind.ExternalDataSource, AccessKind.ExternalCredentialPrincipal, AccessKind.Agent, AccessKind.DataspaceScope,
    ];

    /// <summary>Kinds that only act in the user interface.</summary>
    public static ImmutableArray<AccessKind> UserInterfaceOnly { get; } =
        [AccessKind.Application, AccessKind.Tab, AccessKind.ServicePresenceStatus, AccessKind.EmailRoutingAddress, AccessKind.ComputingSummaryDefinition];

    /// <summary>Singular name of the granted thing, as a grant path's last step gives it.</summary>
    public static string ElementType(AccessKind kind) => kind switch
    {
        AccessKind.Object => "ObjectPermission",
        AccessKind.Field => "FieldPermission",
        AccessKind.Application => "CustomApplication",
        AccessKind.VisualforcePage => "ApexPage",
        _ => kind.ToString(),
    };

    /// <summary>What people call a number of such grants: <c>3 objects</c>, <c>1 Apex class</c>.</summary>
    public static string Count(AccessKind kind, int count) => $"{count} {(count == 1 ? Words(kind).One : Words(kind).Many)}";

    /// <summary>What people call one such thing: <c>object</c>, <c>Apex class</c>.</summary>
    public static string Singular(AccessKind kind) => Words(kind).One;

    /// <summary>Object and field rights in words: <c>create, read, edit</c>.</summary>
    public static string Describe(AccessRights rights) => string.Join(", ", Names(rights));

    /// <summary>Each flag of some rights by itself.</summary>
    public static IEnumerable<AccessRights> Split(AccessRights rights)
    {
        for (var flag = (int)AccessRights.Create; flag <= (int)AccessRights.Enabled; flag <<= 1)
        {
            if (((int)rights & flag) != 0)
            {
                yield return (AccessRights)flag;
            }
        }
    }

    /// <summary>The object that a field or record type is of. A person account is an Account, though its record types have a name of their own.</summary>
    /// <param name="name">Full name, <c>Object.Name</c>.</param>
    public static string ObjectOf(string name) =>
        name.Split('.')[0] is var owner && owner.Equals("PersonAccount", StringComparison.OrdinalIgnoreCase) ? "Account" : owner;

    private static (string One, string Many) Words(AccessKind kind) => kind switch
    {
        AccessKind.UserPermission => ("user permission", "user permissions"),
        AccessKind.Object => ("object", "objects"),
        AccessKind.Field => ("field", "fields"),
        AccessKind.ApexClass => ("Apex class", "Apex classes"),
        AccessKind.VisualforcePage => ("Visualforce page", "Visualforce pages"),
        AccessKind.CustomPermission => ("custom permission", "custom permissions"),
        AccessKind.Flow => ("flow", "flows"),
        AccessKind.RecordType => ("record type", "record types"),
        AccessKind.CustomMetadataType => ("custom metadata type", "custom metadata types"),
        AccessKind.CustomSetting => ("custom setting", "custom settings"),
        AccessKind.ExternalDataSource => ("external data source", "external data sources"),
        AccessKind.ExternalCredentialPrincipal => ("external credential principal", "external credential principals"),
        AccessKind.Agent => ("agent", "agents"),
        AccessKind.Application => ("app", "apps"),
        AccessKind.Tab => ("tab", "tabs"),
        AccessKind.ServicePresenceStatus => ("presence status", "presence statuses"),
        AccessKind.EmailRoutingAddress => ("e-mail routing address", "e-mail routing addresses"),
        AccessKind.ComputingSummaryDefinition => ("computing summary definition", "computing summary definitions"),
        AccessKind.DataspaceScope => ("data space", "data spaces"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of access"),
    };

    private static IEnumerable<string> Names(AccessRights rights)
    {
        (AccessRights Right, string Name)[] names =
        [
            (AccessRights.Create, "create"), (AccessRights.Read, "read"), (AccessRights.Edit, "edit"), (AccessRights.Delete, "delete"),
            (AccessRights.ViewAll, "view all records"), (AccessRights.ModifyAll, "modify all records"), (AccessRights.ViewAllFields, "view all fields"),
        ];
        return names.Where(entry => rights.HasFlag(entry.Right)).Select(entry => entry.Name);
    }
}
