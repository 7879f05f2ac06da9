using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Tests.OrgData;
using Xunit;

namespace MetadataAnalyzer.Tests.Access;

/// <summary>Writes a project and exports into memory and reads them as an org.</summary>
internal sealed class OrgFiles
{
    public const string Username = "sync@acme.example";

    /// <summary>Id of the permission set that the profile of <see cref="Ids"/> owns.</summary>
    public const string ProfileSet = "0PS000000000001AAA";

    /// <summary>A manifest that asks for all that may name a user or a profile.</summary>
    private const string Manifest = """
        <Package xmlns="http://soap.sforce.com/2006/04/metadata">
            <types><members>*</members><name>ApexClass</name></types>
            <types><members>*</members><name>ConnectedApp</name></types>
            <types><members>*</members><name>Flow</name></types>
        </Package>
        """;

    private static readonly LicenseCatalogue Catalogue = LicenseCatalogue.LoadEmbedded();

    private readonly MockFileSystem _fileSystem = new();
    private readonly string _root;
    private LicenseFacts _facts = LicenseFacts.None;

    public OrgFiles()
    {
        _root = _fileSystem.Path.GetFullPath("/project");
        _fileSystem.Directory.CreateDirectory(_root);

        // Asked for and empty: what the files do not hold, the org does not have.
        File("package.xml", Manifest);
    }

    /// <summary>A row of the API usage log on each of 32 days around November 2026, and one at their end.</summary>
    /// <param name="request">Family, resource, method and entity.</param>
    public static IEnumerable<string> UsageRows(string request) =>
    [
        .. Enumerable.Range(0, 32).Select(day => $"{new DateOnly(2026, 10, 31).AddDays(day):yyyy-MM-dd},{request}"),
        $"2026-12-01T23:30:00Z,{request}",
    ];

    public static string Permission(string name) => $"<userPermissions><enabled>true</enabled><name>{name}</name></userPermissions>\n";

    public static string Object(string name, params string[] flags) =>
        $"<objectPermissions>{string.Concat(flags.Select(flag => $"<{flag}>true</{flag}>"))}<object>{name}</object></objectPermissions>\n";

    public static string Field(string name, params string[] flags) =>
        $"<fieldPermissions>{string.Concat(flags.Select(flag => $"<{flag}>true</{flag}>"))}<field>{name}</field></fieldPermissions>\n";

    public static string Class(string name) => $"<classAccesses><apexClass>{name}</apexClass><enabled>true</enabled></classAccesses>\n";

    /// <summary>The API usage log of the user, from rows without the user's id.</summary>
    public OrgFiles Usage(params IEnumerable<string> rows) => Export(
        "api-usage",
        ["USER_ID,TIMESTAMP,API_FAMILY,API_RESOURCE,HTTP_METHOD,ENTITY_NAME", .. rows.Select(row => $"005000000000001AAA,{row}")]);

    public OrgFiles File(string path, string content)
    {
        var full = _fileSystem.Path.Combine(_root, path);
        _fileSystem.Directory.CreateDirectory(_fileSystem.Path.GetDirectoryName(full)!);
        _fileSystem.File.WriteAllText(full, content);
        return this;
    }

    public OrgFiles Component(string folder, string suffix, string type, string name, string body) =>
        File(
            $"{folder}/{name}.{suffix}",
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{type} xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n{body}</{type}>\n");

    public OrgFiles Profile(string name, string body = "", string license = "Salesforce") =>
        Component("profiles", "profile", "Profile", name, $"{body}<custom>true</custom>\n<userLicense>{license}</userLicense>\n");

    public OrgFiles Set(string name, string body, string? license = null, string? label = null) =>
        Component(
            "permissionsets", "permissionset", "PermissionSet", name,
            $"{body}<label>{label ?? name}</label>\n{(license is null ? "" : $"<license>{license}</license>\n")}");

    public OrgFiles Group(string name, string[] members, string? muting = null, string? label = null) => Component(
        "permissionsetgroups", "permissionsetgroup", "PermissionSetGroup", name,
        $"<label>{label ?? name}</label>\n{(muting is null ? "" : $"<mutingPermissionSets>{muting}</mutingPermissionSets>\n")}"
        + string.Concat(members.Select(member => $"<permissionSets>{member}</permissionSets>\n")));

    public OrgFiles Muting(string name, string body) =>
        Component("mutingpermissionsets", "mutingpermissionset", "MutingPermissionSet", name, $"{body}<label>{name}</label>\n");

    public OrgFiles Export(string name, params string[] lines) => File($"org-data/{name}.csv", string.Join('\n', lines) + "\n");

    /// <summary>A probe and the org's answer to it.</summary>
    /// <param name="day">Day on which the dry run ended.</param>
    /// <param name="accepted">Sets without a complaint.</param>
    /// <param name="refused">Other sets with the platform's text.</param>
    public OrgFiles Probe(string day, ProbeSet[] accepted, params (ProbeSet Set, string Problem)[] refused) =>
        File("org-data/probe-index.json", ProbeFiles.Index([.. accepted, .. refused.Select(entry => entry.Set)]))
            .File("org-data/probe.json", ProbeFiles.Answer(day, accepted, refused));

    /// <summary>One user on a profile.</summary>
    public OrgFiles User(string profile = "Integration", string license = "Salesforce", string name = "ERP Integration") =>
        Export(
            "users", "Id,Username,Name,IsActive,Profile.Name,Profile.UserLicense.Name",
            $"005000000000001AAA,{Username},{name},true,{profile},{license}");

    public OrgFiles Assign(params string[] sets) => Export(
        "permission-set-assignments",
        [.. sets.Select(set => $"{Username},{set},").Prepend("Assignee.Username,PermissionSet.Name,PermissionSetGroup.DeveloperName")]);

    public OrgFiles AssignGroup(string group) =>
        Export(
            "permission-set-assignments", "Assignee.Username,PermissionSet.Name,PermissionSetGroup.DeveloperName", $"{Username},,{group}");

    /// <summary>
    /// The ids of the profile <c>Integration</c> (its set is <see cref="ProfileSet"/>) and of the sets, whose ids count from 2.
    /// </summary>
    public OrgFiles Ids(params string[] sets) => Export("profiles", "Id,Name", "00e000000000001AAA,Integration").Export(
        "permission-sets",
        [
            "Id,Name,Label,LicenseId,License.Name,NamespacePrefix,Type,IsOwnedByProfile,ProfileId",
            $"{ProfileSet},X00ex1,,,,,Profile,true,00e000000000001AAA",
            .. sets.Select((set, index) => set.Split("__") is [var prefix, var name]
                ? $"0PS{index + 2:D12}AAA,{name},{name},,,{prefix},Regular,false,"
                : $"0PS{index + 2:D12}AAA,{set},{set},,,,Regular,false,"),
        ]);

    /// <summary>Rows of <c>object-permissions</c>, each as <c>PARENT,OBJECT,CRED</c> with the first letters of the rights.</summary>
    public OrgFiles ObjectRows(params string[] rows) => Export(
        "object-permissions",
        [
            "ParentId,Parent.ProfileId,SobjectType,PermissionsCreate,PermissionsRead,PermissionsEdit,PermissionsDelete,"
                + "PermissionsViewAllRecords,PermissionsModifyAllRecords,PermissionsViewAllFields",
            .. rows.Select(row => row.Split(','))
                .Select(row => $"{row[0]},,{row[1]},{string.Join(',', "CREDVMF".Select(right => row[2].Contains(right)))}"),
        ]);

    /// <summary>One login by refresh token with each application.</summary>
    public OrgFiles Logins(params string[] applications) => Export(
        "login-history",
        [.. applications.Select(application => $"{Username},2026-11-20T04:00:00Z,Remote Access 2.0,OauthRefreshToken,{application},Success")
            .Prepend("Username,LoginTime,LoginType,LoginSubType,Application,Status")]);

    /// <summary>The org's own word on what the licence carries.</summary>
    public OrgFiles Carries(string permission, bool isCarried) =>
        Export(
            "permission-set-licenses", $"DeveloperName,MaximumPermissions{permission}",
            $"SalesforceAPIIntegrationPsl,{(isCarried ? "true" : "false")}");

    /// <summary>Facts that other orgs gave.</summary>
    public OrgFiles Facts(LicenseFacts facts)
    {
        _facts = facts;
        return this;
    }

    public Org Read(
        DateOnly? asOf = null, int windowDays = AnalyzerConfiguration.DefaultWindowDays, OwnerAnswers? answers = null,
        bool filesDecide = false, AnalyzerConfiguration? configuration = null)
    {
        var exports = OrgExports.Read(_fileSystem, _fileSystem.Path.Combine(_root, "org-data"));
        return new(
            MetadataReader.Read(
                _fileSystem, _root, new MetadataReadOptions { References = LicenseCatalogue.LoadEmbedded().References.Search }),
            exports, Capabilities(exports, _facts), asOf, windowDays, answers, configuration, filesDecide);
    }

    /// <summary>
    /// What the licence carries, by the exports' capability row when there is one; the catalogue is parsed once for all tests.
    /// </summary>
    public static LicenseCapabilities Capabilities(OrgExports exports, LicenseFacts? facts = null)
    {
        var row = exports.PermissionSetLicenses.FirstOrDefault();
        return new(Catalogue, row?.MaximumPermissions, row?.Location.ToString(), new ProbeEvidence(exports.Probe, Catalogue), facts);
    }

    public Subject ReadSubject(DateOnly? asOf = null) => Assert.Single(Read(asOf).Subjects);

    public Subject ReadSubject(OwnerAnswers? answers) => Assert.Single(Read(answers: answers).Subjects);
}
