using System.IO.Abstractions.TestingHelpers;
using System.Xml;
using System.Xml.Linq;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;
using MetadataAnalyzer.OrgData;
using Xunit;

namespace MetadataAnalyzer.Tests.Access;

/// <summary>
/// Compares the effective access on real profiles and permission sets with a second computation that shares no code with the first:
/// documents, dictionaries, and for every grant its file, line and column.
/// </summary>
public class FixtureAccessTests
{
    private static readonly (AccessKind Kind, string Section, string Key, (string Element, AccessRights Right)[] Flags)[] Sections =
    [
        (AccessKind.UserPermission, "userPermissions", "name", [("enabled", AccessRights.Enabled)]),
        (AccessKind.Object, "objectPermissions", "object",
        [
            ("allowCreate", AccessRights.Create), ("allowRead", AccessRights.Read), ("allowEdit", AccessRights.Edit),
            ("allowDelete", AccessRights.Delete),
            ("viewAllRecords", AccessRights.ViewAll), ("modifyAllRecords", AccessRights.ModifyAll),
            ("viewAllFields", AccessRights.ViewAllFields),
        ]),
        (AccessKind.Field, "fieldPermissions", "field", [("readable", AccessRights.Read), ("editable", AccessRights.Edit)]),
        (AccessKind.ApexClass, "classAccesses", "apexClass", [("enabled", AccessRights.Enabled)]),
        (AccessKind.VisualforcePage, "pageAccesses", "apexPage", [("enabled", AccessRights.Enabled)]),
        (AccessKind.CustomPermission, "customPermissions", "name", [("enabled", AccessRights.Enabled)]),
        (AccessKind.Flow, "flowAccesses", "flow", [("enabled", AccessRights.Enabled)]),
        (AccessKind.RecordType, "recordTypeVisibilities", "recordType", [("visible", AccessRights.Enabled)]),
    ];

    [Theory]
    [InlineData("Apex-NPC__Notification-SF")]
    [InlineData("jongpie__NebulaLogger")]
    [InlineData("trailheadapps__apex-recipes")]
    [InlineData("satoshinagahara__bps-salesforce-demo")]
    public void RealProfilesAndSets_GrantWhatTheirDocumentsSay(string project)
    {
        var documents = Documents(Path.Combine(Fixtures.Require("fixtures"), project));
        var sets = documents.Where(entry => entry.Key.EndsWith(".permissionset-meta.xml", StringComparison.Ordinal)).ToList();
        var muting = new XDocument(sets[0].Value);
        muting.Root!.Name = muting.Root.Name.Namespace + "MutingPermissionSet";
        var files = new MockFileSystem();
        var root = files.Path.GetFullPath("/project");
        Write(files, root, "sfdx-project.json", """{ "packageDirectories": [{ "path": "force-app", "default": true }] }""");
        foreach (var (path, document) in documents)
        {
            Write(files, root, path, document.ToString());
        }

        // One group of every set, muted by what the first set grants; and the last set by itself as well.
        var names = sets.Select(set => NameOf(set.Key)).ToList();
        Write(files, root, "force-app/permissionsetgroups/All.permissionsetgroup-meta.xml", GroupOf(names));
        Write(files, root, "force-app/mutingpermissionsets/All_Muting.mutingpermissionset-meta.xml", muting.ToString());
        var profiles = documents.Where(entry => entry.Key.EndsWith(".profile-meta.xml", StringComparison.Ordinal))
            .ToDictionary(entry => NameOf(entry.Key), entry => entry);
        Write(
            files, root, "org-data/users.csv",
            Csv(["Username,Profile.Name", .. profiles.Keys.Append("").Select((name, index) => $"u{index}@acme.example,\"{name}\"")]));
        Write(files, root, "org-data/permission-set-assignments.csv", Csv(
        [
            "Assignee.Username,PermissionSet.Name,PermissionSetGroup.DeveloperName",
            .. Enumerable.Range(0, profiles.Count + 1)
                .SelectMany(index => new[] { $"u{index}@acme.example,,All", $"u{index}@acme.example,{names[^1]}," }),
        ]));
        var exports = OrgExports.Read(files, files.Path.Combine(root, "org-data"), ct: TestContext.Current.CancellationToken);
        var org = new Org(
            MetadataReader.Read(files, root, cancellationToken: TestContext.Current.CancellationToken), exports,
            OrgFiles.Capabilities(exports));

        var compared = 0;
        foreach (var (name, index) in profiles.Keys.Append("").Select((name, index) => (name, index)))
        {
            var subject = org.Subjects.Single(candidate => candidate.Name == $"u{index}@acme.example");
            var containers = sets.Select(set => (Path: set.Key, Muted: true)).Append((Path: sets[^1].Key, Muted: false));
            if (profiles.TryGetValue(name, out var profile))
            {
                containers = containers.Prepend((Path: profile.Key, Muted: false));
            }

            foreach (var (kind, section, key, flags) in Sections)
            {
                var muted = Grants("", muting, section, key, flags).ToLookup(grant => grant.Name, StringComparer.OrdinalIgnoreCase);
                var expected = containers
                    .SelectMany(container => Grants(
                        container.Path, XDocument.Parse(documents[container.Path].ToString(), LoadOptions.SetLineInfo), section, key, flags)
                        .Select(grant => container.Muted
                            ? grant with { Rights = muted[grant.Name].Aggregate(grant.Rights, (rights, mute) => rights & ~mute.Rights) }
                            : grant))
                    .Where(grant => grant.Rights != AccessRights.None)
                    .ToList();

                var actual = subject.Access.Rights(kind);
                compared += expected.Count;

                Assert.Equal(
                    expected.Select(grant => $"{grant.Name.ToUpperInvariant()} {grant.Rights} {grant.Place}").Order(StringComparer.Ordinal),
                    actual.SelectMany(right => right.Grants)
                        .Select(grant => $"{grant.Grant.Name.ToUpperInvariant()} {grant.Rights} {grant.Location}")
                        .Order(StringComparer.Ordinal));
                Assert.Equal(
                    expected.GroupBy(grant => grant.Name, StringComparer.OrdinalIgnoreCase)
                        .Select(group =>
                            (group.Key.ToUpperInvariant(), group.Aggregate(AccessRights.None, (rights, grant) => rights | grant.Rights)))
                        .Order(),
                    actual.Select(right => (right.Name.ToUpperInvariant(), right.Rights)).Order());
            }
        }

        Assert.InRange(compared, 1, int.MaxValue);
    }

    private static IEnumerable<Grant> Grants(
        string path, XDocument document, string section, string key, (string Element, AccessRights Right)[] flags)
    {
        foreach (var element in document.Root!.Elements().Where(element => element.Name.LocalName == section))
        {
            string? Text(string child) => element.Elements().FirstOrDefault(candidate => candidate.Name.LocalName == child)?.Value.Trim();
            var rights = flags.Where(flag => Text(flag.Element) == "true").Aggregate(AccessRights.None, (all, flag) => all | flag.Right);
            if (rights != AccessRights.None && Text(key) is { Length: > 0 } name)
            {
                IXmlLineInfo place = element;
                yield return new(name, rights, $"{path}:{place.LineNumber}:{place.LinePosition - 1}");
            }
        }
    }

    /// <summary>Well-formed profiles and permission sets of a project, by a path in one package directory.</summary>
    private static SortedDictionary<string, XDocument> Documents(string folder)
    {
        var documents = new SortedDictionary<string, XDocument>(StringComparer.Ordinal);
        var files = Directory.EnumerateFiles(folder, "*-meta.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(file => file.EndsWith(".profile-meta.xml", StringComparison.Ordinal)
                || file.EndsWith(".permissionset-meta.xml", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var type = file.EndsWith(".profile-meta.xml", StringComparison.Ordinal) ? "profiles" : "permissionsets";
            try
            {
                documents.TryAdd($"force-app/{type}/{Path.GetFileName(file)}", XDocument.Parse(File.ReadAllText(file)));
            }
            catch (XmlException)
            {
                Assert.Skip($"{file} is not well-formed");
            }
        }

        return documents;
    }

    private static string GroupOf(IEnumerable<string> sets) =>
        "<PermissionSetGroup xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>All</label>"
        + "<mutingPermissionSets>All_Muting</mutingPermissionSets>"
        + string.Concat(sets.Select(set => $"<permissionSets>{set}</permissionSets>")) + "</PermissionSetGroup>";

    private static void Write(MockFileSystem files, string root, string path, string content)
    {
        var full = files.Path.Combine(root, path);
        files.Directory.CreateDirectory(files.Path.GetDirectoryName(full)!);
        files.File.WriteAllText(full, content);
    }

    private static string NameOf(string path) => Uri.UnescapeDataString(Path.GetFileName(path).Split('.')[0]);

    private static string Csv(IEnumerable<string> lines) => string.Join('\n', lines) + "\n";

    private sealed record Grant(string Name, AccessRights Rights, string Place);
}
