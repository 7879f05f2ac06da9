using System.Globalization;
using System.Text;

namespace MetadataAnalyzer.Benchmarks;

/// <summary>Writes an invented org in source format with its exports. The same size gives the same bytes.</summary>
internal sealed class SyntheticOrg
{
    private const string Header = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private const string Namespace = "xmlns=\"http://soap.sforce.com/2006/04/metadata\"";

    private static readonly string[] Permissions =
    [
        "ActivitiesAccess", "ApiEnabled", "ChatterInternalUser", "EditEvent", "EditTask", "ExportReport", "LightningConsoleAllowedForUser",
        "ManageUsers",
        "ModifyAllData", "RunFlow", "RunReports", "ShowCompanyNameAsUserBadge", "SubmitMacrosAllowed", "ViewAllData", "ViewHelpLink",
        "ViewSetup",
    ];

    private readonly SyntheticOrgSize _size;
    private readonly string _root;
    private readonly string _main;

    private SyntheticOrg(SyntheticOrgSize size, string root)
    {
        _size = size;
        _root = root;
        _main = Path.Combine(root, "force-app", "main", "default");
    }

    /// <summary>Writes the org below <paramref name="directory"/> unless it is there already, and gives its root.</summary>
    public static string Write(SyntheticOrgSize size, string directory)
    {
        var root = Path.Combine(directory, size.Name);
        var done = Path.Combine(root, "complete");
        if (File.Exists(done))
        {
            return root;
        }

        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }

        var org = new SyntheticOrg(size, root);
        org.WriteMetadata();
        org.WriteExports();
        File.WriteAllText(done, "");
        return root;
    }

    private bool IsIntegration(int user) => user % _size.IntegrationEvery == 0;

    private static string Id(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:000000000000}");

    private static string ObjectName(int index) => string.Create(CultureInfo.InvariantCulture, $"Business_Object_{index:000}__c");

    private static string FieldName(int index) => string.Create(CultureInfo.InvariantCulture, $"Measured_Value_{index:000}__c");

    private void WriteMetadata()
    {
        Put(
            Path.Combine(_root, "sfdx-project.json"),
            "{ \"packageDirectories\": [ { \"path\": \"force-app\", \"default\": true } ], \"sourceApiVersion\": \"67.0\" }\n");
        Parallel.For(0, _size.Profiles, WriteProfile);
        Parallel.For(0, _size.PermissionSets, WritePermissionSet);
        Parallel.For(0, _size.Objects, WriteObject);
        for (var index = 0; index < _size.PermissionSets / 40; index++)
        {
            WriteGroup(index);
        }

        for (var index = 0; index < _size.ApexClasses; index++)
        {
            WriteClass(index);
        }
    }

    private void WriteProfile(int index)
    {
        var xml = new StringBuilder(Header).Append("<Profile ").Append(Namespace).Append(">\n");
        for (var apex = 0; apex < _size.ApexClasses; apex++)
        {
            Entry(xml, "classAccesses", ("apexClass", $"Service{apex:0000}"), ("enabled", Flag((apex + index) % 3 == 0)));
        }

        xml.Append("    <custom>true</custom>\n");
        ForEachField((entity, field) => Entry(
            xml, "fieldPermissions", ("editable", Flag((entity + field + index) % 4 == 0)),
            ("field", $"{ObjectName(entity)}.{FieldName(field)}"),
            ("readable", Flag((entity + field + index) % 2 == 0))));
        if (index % 10 == 0)
        {
            Entry(xml, "loginIpRanges", ("endAddress", $"203.0.113.{index % 200 + 10}"), ("startAddress", $"203.0.113.{index % 200}"));
        }

        for (var entity = 0; entity < _size.Objects; entity++)
        {
            Objects(xml, entity, index);
        }

        xml.Append("    <userLicense>Salesforce</userLicense>\n");
        UserPermissions(xml, index);
        Put(Path.Combine(_main, "profiles", $"Profile {index:000}.profile-meta.xml"), xml.Append("</Profile>\n").ToString());
    }

    private void WritePermissionSet(int index)
    {
        var xml = new StringBuilder(Header).Append("<PermissionSet ").Append(Namespace).Append(">\n");
        var first = index * 7 % _size.Objects;
        for (var entity = first; entity < Math.Min(first + 12, _size.Objects); entity++)
        {
            for (var field = 0; field < _size.FieldsPerObject; field++)
            {
                Entry(
                    xml, "fieldPermissions", ("editable", "true"), ("field", $"{ObjectName(entity)}.{FieldName(field)}"),
                    ("readable", "true"));
            }
        }

        xml.Append("    <hasActivationRequired>false</hasActivationRequired>\n    <label>Set ").Append(index).Append("</label>\n");
        if (index % 9 == 0)
        {
            xml.Append("    <license>Salesforce</license>\n");
        }

        for (var entity = first; entity < Math.Min(first + 12, _size.Objects); entity++)
        {
            Objects(xml, entity, index);
        }

        UserPermissions(xml, index);
        Put(Path.Combine(_main, "permissionsets", $"Set_{index:0000}.permissionset-meta.xml"), xml.Append("</PermissionSet>\n").ToString());
    }

    private void WriteGroup(int index)
    {
        var xml = new StringBuilder(Header).Append("<PermissionSetGroup ").Append(Namespace).Append(">\n");
        xml.Append("    <label>Group ")
            .Append(index)
            .Append("</label>\n    <mutingPermissionSets>Muting_")
            .Append(index)
            .Append("</mutingPermissionSets>\n");
        for (var member = 0; member < 6; member++)
        {
            xml.Append("    <permissionSets>")
                .Append($"Set_{((index * 40) + member) % _size.PermissionSets:0000}")
                .Append("</permissionSets>\n");
        }

        xml.Append("    <status>Updated</status>\n</PermissionSetGroup>\n");
        Put(Path.Combine(_main, "permissionsetgroups", $"Group_{index:000}.permissionsetgroup-meta.xml"), xml.ToString());
        var muting = new StringBuilder(Header).Append("<MutingPermissionSet ")
            .Append(Namespace)
            .Append(">\n    <label>Muting ")
            .Append(index)
            .Append("</label>\n");
        Entry(muting, "userPermissions", ("enabled", "true"), ("name", Permissions[index % Permissions.Length]));
        Put(
            Path.Combine(_main, "mutingpermissionsets", $"Muting_{index}.mutingpermissionset-meta.xml"),
            muting.Append("</MutingPermissionSet>\n").ToString());
    }

    private void WriteObject(int entity)
    {
        var folder = Path.Combine(_main, "objects", ObjectName(entity));
        Put(
            Path.Combine(folder, $"{ObjectName(entity)}.object-meta.xml"),
            $"{Header}<CustomObject {Namespace}>\n    <label>Object {entity}</label>\n    "
                + "<sharingModel>ReadWrite</sharingModel>\n</CustomObject>\n");
        for (var field = 0; field < _size.FieldsPerObject; field++)
        {
            Put(
                Path.Combine(folder, "fields", $"{FieldName(field)}.field-meta.xml"),
                $"{Header}<CustomField {Namespace}>\n    <fullName>{FieldName(field)}</fullName>\n    <label>Value {field}</label>\n"
                    + $"    <required>{Flag(field % 20 == 0)}</required>\n    <type>Number</type>\n</CustomField>\n");
        }
    }

    private void WriteClass(int index)
    {
        var path = Path.Combine(_main, "classes", $"Service{index:0000}.cls");
        Put(
            path,
            $"/** Invented class {index}. */\npublic with sharing class Service{index:0000} {{\n    public static String name() {{ return "
                + $"'service {index}'; }}\n}}\n");
        Put(
            path + "-meta.xml",
            $"{Header}<ApexClass {Namespace}>\n    <apiVersion>67.0</apiVersion>\n    <status>Active</status>\n</ApexClass>\n");
    }

    private void WriteExports()
    {
        WriteLines(
            "users.csv", "Id,Username,Name,IsActive,ProfileId,Profile.Name,Profile.UserLicense.Name,UserRoleId",
            Enumerable.Range(0, _size.Users).Select(user =>
            {
                var name = IsIntegration(user) ? $"integration{user}@example.com" : $"person{user}@example.com";
                var profile = user % _size.Profiles;
                return $"{Id("005", user)},{name},User {user},true,{Id("00e", profile)},Profile "
                    + $"{profile:000},Salesforce,{(IsIntegration(user) ? "" : Id("00E", user % 40))}";
            }));
        WriteLines(
            "profiles.csv", "Id,Name,UserLicense.Name",
            Enumerable.Range(0, _size.Profiles).Select(profile => $"{Id("00e", profile)},Profile {profile:000},Salesforce"));
        WriteLines(
            "permission-sets.csv", "Id,Name,Label",
            Enumerable.Range(0, _size.PermissionSets).Select(set => $"{Id("0PS", set)},Set_{set:0000},Set {set}"));
        WriteLines(
            "permission-set-assignments.csv", "AssigneeId,PermissionSetId,PermissionSet.Name",
            Enumerable.Range(0, _size.Users * _size.SetsPerUser).Select(row =>
                $"{Id("005", row / _size.SetsPerUser)},{Id("0PS", row * 13 % _size.PermissionSets)},"
                    + $"Set_{row * 13 % _size.PermissionSets:0000}"));
        var start = new DateTime(2026, 8, 3, 0, 0, 0, DateTimeKind.Utc);
        WriteLines(
            "login-history.csv", "UserId,LoginTime,LoginType,LoginSubType,Application,SourceIp,Status",
            Enumerable.Range(0, _size.Logins).Select(row =>
            {
                var user = (int)((long)row * 7919 % _size.Users);
                var time = start.AddMinutes(row % (90 * 24 * 60)).ToString("yyyy-MM-dd'T'HH:mm:ss'.000Z'", CultureInfo.InvariantCulture);
                var how = IsIntegration(user)
                    ? "Remote Access 2.0,OauthClientCredentials,Nightly Sync"
                    : "Application,UiLoginSubType,Browser";
                return $"{Id("005", user)},{time},{how},203.0.113.{row % 250},Success";
            }));
    }

    private void WriteLines(string name, string header, IEnumerable<string> lines)
    {
        var path = Path.Combine(_root, "org-data", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, lines.Prepend(header));
    }

    private void ForEachField(Action<int, int> action)
    {
        for (var entity = 0; entity < _size.Objects; entity++)
        {
            for (var field = 0; field < _size.FieldsPerObject; field++)
            {
                action(entity, field);
            }
        }
    }

    private static void Objects(StringBuilder xml, int entity, int seed) => Entry(
        xml, "objectPermissions", ("allowCreate", Flag((entity + seed) % 3 == 0)), ("allowDelete", "false"),
        ("allowEdit", Flag((entity + seed) % 3 == 0)),
        ("allowRead", Flag((entity + seed) % 2 == 0 || (entity + seed) % 3 == 0)), ("modifyAllRecords", "false"),
        ("object", ObjectName(entity)),
        ("viewAllFields", "false"), ("viewAllRecords", "false"));

    private static void UserPermissions(StringBuilder xml, int seed)
    {
        for (var index = 0; index < Permissions.Length; index++)
        {
            if ((index + seed) % 3 == 0)
            {
                Entry(xml, "userPermissions", ("enabled", "true"), ("name", Permissions[index]));
            }
        }
    }

    private static void Entry(StringBuilder xml, string section, params ReadOnlySpan<(string Name, string Value)> leaves)
    {
        xml.Append("    <").Append(section).Append(">\n");
        foreach (var (name, value) in leaves)
        {
            xml.Append("        <").Append(name).Append('>').Append(value).Append("</").Append(name).Append(">\n");
        }

        xml.Append("    </").Append(section).Append(">\n");
    }

    private static string Flag(bool value) => value ? "true" : "false";

    private static void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
