using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;
using MetadataAnalyzer.OrgData;
using Xunit;

namespace MetadataAnalyzer.Tests.Access;

/// <summary>Writes the access of real profiles and permission sets as the org would state it, and reads it without their files.</summary>
public class StatedAccessOfFixturesTests
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

    [Theory]
    [InlineData("Apex-NPC__Notification-SF")]
    [InlineData("jongpie__NebulaLogger")]
    [InlineData("trailheadapps__apex-recipes")]
    [InlineData("satoshinagahara__bps-salesforce-demo")]
    public void RowsAlone_GiveTheAccessOfCompleteFiles(string name)
    {
        var retrieved = MetadataReader.Read(
            new System.IO.Abstractions.FileSystem(), Path.Combine(Fixtures.Require("fixtures"), name),
            cancellationToken: TestContext.Current.CancellationToken);
        var files = new MockFileSystem();
        WriteRows(files, retrieved);

        var exports = OrgExports.Read(files, "/org-data", ct: TestContext.Current.CancellationToken);
        var byFiles = new Org(retrieved, exports, OrgFiles.Capabilities(exports), filesDecide: true);
        var byRows = new Org(new MetadataProject(), exports, OrgFiles.Capabilities(exports));
        var byBoth = new Org(retrieved, exports, OrgFiles.Capabilities(exports));

        Assert.Empty(exports.Problems);
        Assert.NotEmpty(byFiles.Subjects);
        foreach (var (expected, rows, both) in byFiles.Subjects.Zip(byRows.Subjects, byBoth.Subjects))
        {
            foreach (var kind in SetupKinds.Select(entry => entry.Kind)
                .Concat([AccessKind.UserPermission, AccessKind.Object, AccessKind.Field]))
            {
                Assert.Equal(Rights(expected, kind), Rights(rows, kind));
                Assert.Equal(Rights(expected, kind), Rights(both, kind));
            }

            Assert.Empty(rows.Access.MissingContainers);
            Assert.All(both.Access.Sources, source => Assert.Null(byBoth.FindAccessDifference(source.Container)));
            Assert.All(
                both.Access.Rights(AccessKind.Object).SelectMany(right => right.Grants),
                grant => Assert.False(grant.Location.IsRecord));
        }
    }

    private static IEnumerable<string> Rights(Subject subject, AccessKind kind) =>
        subject.Access.Rights(kind).Select(right => $"{right.Name.ToUpperInvariant()} {right.Rights}").Order(StringComparer.Ordinal);

    /// <summary>One user of each profile and one without, each with every set.</summary>
    private static void WriteRows(MockFileSystem files, MetadataProject project)
    {
        PermissionContainer[] containers = [.. project.Profiles, .. project.PermissionSets];
        var users = project.Profiles.Count + 1;
        string SetId(int index) => $"0PS{index:D12}";
        string ProfileId(int index) => $"00e{index:D12}";
        var permissions = containers.SelectMany(container => container.Grants(AccessKind.UserPermission))
            .Select(grant => grant.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        Write("profiles", "Id,Name", project.Profiles.Select((profile, index) => $"{ProfileId(index)},\"{profile.FullName}\""));
        Write("users", "Id,Username,IsActive,ProfileId", Enumerable.Range(0, users).Select(index =>
            $"005{index:D12},u{index:D4}@acme.example,true,{(index < project.Profiles.Count ? ProfileId(index) : "")}"));
        Write("permission-set-assignments", "AssigneeId,PermissionSetId,PermissionSet.Name", Enumerable.Range(0, users).SelectMany(user =>
            project.PermissionSets.Select((set, index) => $"005{user:D12},{SetId(project.Profiles.Count + index)},{set.FullName}")));
        Write(
            "permission-set-permissions",
            "Id,Name,Type,IsOwnedByProfile,ProfileId,NamespacePrefix,PermissionsNone,"
                + $"{string.Join(',', permissions.Select(name => $"Permissions{name}"))}",
            containers.Select((container, index) => $"{SetId(index)},"
                + (container is Profile ? $"X00e{index},Profile,true,{ProfileId(index)},," : $"{container.FullName},Regular,false,,,")
                + $"false,{string.Join(',', permissions.Select(name =>
                    container.Grants(AccessKind.UserPermission).Any(grant => ApiName.Same(grant.Name, name))))}"));
        Write(
            "object-permissions",
            "ParentId,Parent.ProfileId,SobjectType,PermissionsCreate,PermissionsRead,PermissionsEdit,PermissionsDelete,"
                + "PermissionsViewAllRecords,PermissionsModifyAllRecords,PermissionsViewAllFields",
            Rows(AccessKind.Object, (parent, grant) =>
                $"{parent},,{grant.Name},{string.Join(',', ObjectRights.Select(right => grant.Rights.HasFlag(right)))}"));
        Write("field-permissions", "ParentId,Parent.ProfileId,SobjectType,Field,PermissionsRead,PermissionsEdit", Rows(
            AccessKind.Field, (parent, grant) => $"{parent},,{grant.Name.Split('.')[0]},{grant.Name},"
                + $"{grant.Rights.HasFlag(AccessRights.Read)},{grant.Rights.HasFlag(AccessRights.Edit)}"));

        var setup = new List<string>();
        foreach (var (kind, type, export, head) in SetupKinds)
        {
            var names = containers.SelectMany(container => container.Grants(kind)).Select(grant => grant.Name)
                .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
            string IdOf(string name) => $"{(int)kind:D3}{names.FindIndex(other => ApiName.Same(other, name)):D12}";
            Write(export, head, names.Select(name => $"{IdOf(name)},{name},"));
            setup.AddRange(Rows(kind, (parent, grant) => $"{parent},{IdOf(grant.Name)},{type}"));
        }

        Write("setup-entity-access", "ParentId,SetupEntityId,SetupEntityType", setup);

        IEnumerable<string> Rows(AccessKind kind, Func<string, AccessGrant, string> row) => containers.SelectMany((container, index) =>
            container.Grants(kind)
                .DistinctBy(grant => grant.Name, StringComparer.OrdinalIgnoreCase)
                .Select(grant => row(SetId(index), grant)));

        void Write(string name, string head, IEnumerable<string> rows)
        {
            files.Directory.CreateDirectory("/org-data");
            files.File.WriteAllText($"/org-data/{name}.csv", string.Join('\n', rows.Prepend(head)) + "\n");
        }
    }
}
