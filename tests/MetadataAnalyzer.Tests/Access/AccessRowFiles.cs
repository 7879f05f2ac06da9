using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Tests.Access;

/// <summary>Writes the access that profiles and permission sets give as the rows in which an org states it.</summary>
internal static class AccessRowFiles
{
    private static readonly (AccessKind Kind, string Type, string Export, string Head)[] SetupKinds =
    [
        (AccessKind.ApexClass, "ApexClass", "apex-classes", "Id,Name,NamespacePrefix"),
        (AccessKind.VisualforcePage, "ApexPage", "apex-pages", "Id,Name,NamespacePrefix"),
        (AccessKind.CustomPermission, "CustomPermission", "custom-permissions", "Id,DeveloperName,NamespacePrefix"),
        (AccessKind.Flow, "FlowDefinition", "flow-definitions", "DurableId,ApiName,NamespacePrefix"),
    ];

    private static readonly AccessRights[] ObjectRights =
    [
        AccessRights.Create, AccessRights.Read, AccessRights.Edit, AccessRights.Delete, AccessRights.ViewAll, AccessRights.ModifyAll,
        AccessRights.ViewAllFields,
    ];

    /// <summary>The kinds of access that rows state.</summary>
    public static IEnumerable<AccessKind> Kinds =>
        SetupKinds.Select(entry => entry.Kind).Concat([AccessKind.UserPermission, AccessKind.Object, AccessKind.Field]);

    /// <summary>Writes the eight exports.</summary>
    /// <param name="containers">Each with the id of its set and, for a profile, the profile's id.</param>
    /// <param name="write">Takes the name of a file in the folder of the exports, and its content.</param>
    public static void Write(
        IReadOnlyList<(PermissionContainer Container, string SetId, string ProfileId)> containers, Action<string, string> write)
    {
        var permissions = containers.SelectMany(entry => entry.Container.Grants(AccessKind.UserPermission))
            .Select(grant => grant.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        WriteCsv(
            "permission-set-permissions",
            "Id,Name,Type,IsOwnedByProfile,ProfileId,NamespacePrefix,"
                + string.Join(',', permissions.Append("None").Select(name => $"Permissions{name}")),
            containers.Select(entry => $"{entry.SetId},{NameOf(entry.Container, entry.SetId)}"
                + (entry.Container is Profile ? $",Profile,true,{entry.ProfileId},," : $",Regular,false,,{entry.Container.Namespace},")
                + string.Join(',', permissions.Append("None").Select(name =>
                    entry.Container.Grants(AccessKind.UserPermission).Any(grant => ApiName.Same(grant.Name, name))))));
        WriteCsv(
            "object-permissions",
            "ParentId,Parent.ProfileId,SobjectType,PermissionsCreate,PermissionsRead,PermissionsEdit,PermissionsDelete,"
                + "PermissionsViewAllRecords,PermissionsModifyAllRecords,PermissionsViewAllFields",
            Rows(AccessKind.Object, (parent, grant) =>
                $"{parent},,{grant.Name},{string.Join(',', ObjectRights.Select(right => grant.Rights.HasFlag(right)))}"));
        WriteCsv("field-permissions", "ParentId,Parent.ProfileId,SobjectType,Field,PermissionsRead,PermissionsEdit", Rows(
            AccessKind.Field, (parent, grant) => $"{parent},,{grant.Name.Split('.')[0]},{grant.Name},"
                + $"{grant.Rights.HasFlag(AccessRights.Read)},{grant.Rights.HasFlag(AccessRights.Edit)}"));

        var setup = new List<string>();
        foreach (var (kind, type, export, head) in SetupKinds)
        {
            var names = containers.SelectMany(entry => entry.Container.Grants(kind)).Select(grant => grant.Name)
                .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
            string IdOf(string name) => $"{(int)kind:D3}{names.FindIndex(other => ApiName.Same(other, name)):D12}";
            WriteCsv(export, head, names.Select(name => $"{IdOf(name)},{name},"));
            setup.AddRange(Rows(kind, (parent, grant) => $"{parent},{IdOf(grant.Name)},{type}"));
        }

        WriteCsv("setup-entity-access-2", "ParentId,SetupEntityId,SetupEntityType", setup);

        IEnumerable<string> Rows(AccessKind kind, Func<string, AccessGrant, string> row) => containers.SelectMany(entry =>
            entry.Container.Grants(kind).DistinctBy(grant => grant.Name, StringComparer.OrdinalIgnoreCase)
                .Select(grant => row(entry.SetId, grant)));

        void WriteCsv(string name, string head, IEnumerable<string> rows) =>
            write($"{name}.csv", string.Join('\n', rows.Prepend(head)) + "\n");
    }

    private static string NameOf(PermissionContainer container, string id) => container is Profile ? $"X{id}"
        : container.Namespace is { } prefix ? container.FullName[(prefix.Length + 2)..]
        : container.FullName;
}
