using System.Collections.Immutable;
using System.IO.Abstractions;
using System.Security.Cryptography;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData;

/// <summary>
/// The exports of org data in a folder, as typed rows in the order of the files. A missing export has no rows, as has an export that is
/// empty: <see cref="Has"/> tells them apart.
/// </summary>
public sealed class OrgExports
{
    private readonly Dictionary<OrgExport, object> _content = [];

    private readonly Lazy<UserIndex> _users;

    private OrgExports(ExportReader reader)
    {
        foreach (var export in All)
        {
            _content.Add(export, export.Read(reader, this));
        }

        (States, Problems) = (reader.States, reader.Problems);
        _users = new Lazy<UserIndex>(() => new UserIndex(Users));
    }

    /// <summary>The exports that are known, in the order in which they are read and shown.</summary>
    public static ImmutableArray<OrgExport> All { get; } =
    [
        UserRow.Export,
        ProfileRow.Export,
        PermissionSetRow.Export,
        PermissionSetAssignmentRow.Export,
        PermissionSetLicenseRow.Export,
        PermissionSetLicenseAssignmentRow.Export,
        UserLicenseRow.Export,
        UserPackageLicenseRow.Export,
        LoginHistory.Export,
        SetupEntityAccessRow.Export,
        AccessRows.ObjectExport,
        AccessRows.FieldExport,
        PermissionSetPermissionsRow.Export,
        SetupEntityRow.ApexClassExport,
        SetupEntityRow.ApexPageExport,
        SetupEntityRow.CustomPermissionExport,
        SetupEntityRow.FlowExport,
        OauthTokenRow.Export,
        AppRow.ConnectedAppExport,
        AppRow.ExternalClientAppExport,
        GroupMemberRow.GroupExport,
        GroupMemberRow.QueueExport,
        CronTriggerRow.Export,
        RecordOwnerRow.Export,
        ProbeAnswers.Export,
        ApiUsage.Export,
    ];

    /// <summary>No exports at all.</summary>
    public static OrgExports Empty { get; } = new(new ExportReader(null, new OrgExportOptions(), CancellationToken.None));

    /// <summary>The result of reading each of <see cref="All"/>, in that order.</summary>
    public ImmutableArray<OrgExportState> States { get; }

    /// <summary>Problems of the files, sorted by place, column and message.</summary>
    public ImmutableArray<OrgExportProblem> Problems { get; }

    public ImmutableArray<UserRow> Users => Rows(UserRow.Export);

    public ImmutableArray<ProfileRow> Profiles => Rows(ProfileRow.Export);

    /// <summary>
    /// Permission sets, those that profiles and groups own included; those that only <see cref="PermissionSetPermissions"/> holds come
    /// last.
    /// </summary>
    public ImmutableArray<PermissionSetRow> PermissionSets => field.IsDefault ? field = FindPermissionSets() : field;

    public ImmutableArray<PermissionSetAssignmentRow> Assignments => Rows(PermissionSetAssignmentRow.Export);

    public ImmutableArray<PermissionSetLicenseRow> PermissionSetLicenses => Rows(PermissionSetLicenseRow.Export);

    public ImmutableArray<PermissionSetLicenseAssignmentRow> PermissionSetLicenseAssignments =>
        Rows(PermissionSetLicenseAssignmentRow.Export);

    public ImmutableArray<UserLicenseRow> UserLicenses => Rows(UserLicenseRow.Export);

    public ImmutableArray<UserPackageLicenseRow> PackageLicenses => Rows(UserPackageLicenseRow.Export);

    public LoginHistory Logins => (LoginHistory)_content[LoginHistory.Export];

    public AccessRows ObjectPermissions => (AccessRows)_content[AccessRows.ObjectExport];

    public AccessRows FieldPermissions => (AccessRows)_content[AccessRows.FieldExport];

    public ImmutableArray<PermissionSetPermissionsRow> PermissionSetPermissions => Rows(PermissionSetPermissionsRow.Export);

    public ImmutableArray<SetupEntityRow> ApexClasses => Rows(SetupEntityRow.ApexClassExport);

    public ImmutableArray<SetupEntityRow> ApexPages => Rows(SetupEntityRow.ApexPageExport);

    public ImmutableArray<SetupEntityRow> CustomPermissions => Rows(SetupEntityRow.CustomPermissionExport);

    public ImmutableArray<SetupEntityRow> Flows => Rows(SetupEntityRow.FlowExport);

    public ImmutableArray<SetupEntityAccessRow> SetupEntityAccess => Rows(SetupEntityAccessRow.Export);

    public ImmutableArray<OauthTokenRow> OauthTokens => Rows(OauthTokenRow.Export);

    public ImmutableArray<AppRow> ConnectedApplications => Rows(AppRow.ConnectedAppExport);

    public ImmutableArray<AppRow> ExternalClientApplications => Rows(AppRow.ExternalClientAppExport);

    public ImmutableArray<GroupMemberRow> GroupMembers => Rows(GroupMemberRow.GroupExport);

    public ImmutableArray<GroupMemberRow> QueueMembers => Rows(GroupMemberRow.QueueExport);

    public ImmutableArray<CronTriggerRow> CronTriggers => Rows(CronTriggerRow.Export);

    public ImmutableArray<RecordOwnerRow> RecordOwners => Rows(RecordOwnerRow.Export);

    /// <summary>The questions of a dry-run probe and the org's answers to them.</summary>
    public ProbeAnswers Probe => (ProbeAnswers)_content[ProbeAnswers.Export];

    public ApiUsage ApiUsage => (ApiUsage)_content[ApiUsage.Export];

    /// <summary>
    /// Reads every export in a folder: <c>NAME.csv</c> or <c>NAME.json</c>, and parts <c>NAME-1.csv</c>, <c>NAME-2.csv</c> …, merged in
    /// that order. A file, record or value that cannot be read becomes a problem, never an exception.
    /// </summary>
    /// <param name="fileSystem">The file system of the folder.</param>
    /// <param name="directory">The folder; one that does not exist has no exports. Folders in it are not looked at.</param>
    /// <param name="options">Limits.</param>
    /// <param name="ct">Asked before each record.</param>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public static OrgExports Read(
        IFileSystem fileSystem, string directory, OrgExportOptions? options = null, CancellationToken ct = default)
    {
        options ??= new OrgExportOptions();
        return new OrgExports(new ExportReader(new ExportDirectory(fileSystem, directory, options.DisplayDirectory), options, ct));
    }

    /// <summary>Whether there is a file of the export, even one without rows.</summary>
    public bool Has(OrgExport export) => State(export).Presence is not OrgExportPresence.Missing;

    /// <summary>Whether the export was read in full, so that what has no row is not in the org.</summary>
    public bool IsComplete(OrgExport export) => State(export).Presence is OrgExportPresence.Present;

    /// <summary>The result of reading one export.</summary>
    public OrgExportState State(OrgExport export) => States[All.IndexOf(export)];

    /// <summary>
    /// The user that a record of another export names by id, by username, or by both; null when it is not among <see cref="Users"/>.
    /// </summary>
    /// <param name="id">The id in either form; looked up first.</param>
    /// <param name="username">The username in any case.</param>
    public UserRow? FindUser(SalesforceId id, string? username = null) => _users.Value.Find(id, username);

    /// <summary>The SHA-256 of each file, sorted by name. A file that is gone meanwhile, or was refused, is left out.</summary>
    /// <param name="fileSystem">The file system of the folder.</param>
    /// <param name="directory">The folder from which the exports were read.</param>
    public IEnumerable<InputHash> Hashes(IFileSystem fileSystem, string directory) => States
        .SelectMany(state => state.Files).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        .Select(name => (Name: name, Path: fileSystem.Path.Combine(directory, name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..])))
        .Where(file => fileSystem.File.Exists(file.Path))
        .Select(file => HashOf(fileSystem, file.Path) is { } hash ? new InputHash(file.Name, hash) : null).OfType<InputHash>();

    /// <summary>Null for a file that was refused, which is an <see cref="OrgExportProblem"/>.</summary>
    private static string? HashOf(IFileSystem fileSystem, string path)
    {
        try
        {
            using var stream = InputFile.OpenRead(fileSystem, path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (RefusedFileException)
        {
            return null;
        }
    }

    private ImmutableArray<PermissionSetRow> FindPermissionSets()
    {
        var rows = Rows(PermissionSetRow.Export);
        var known = rows.Select(row => row.Id).ToHashSet();
        return [.. rows, .. PermissionSetPermissions.Select(row => row.Set).Where(set => !known.Contains(set.Id))];
    }

    private ImmutableArray<T> Rows<T>(RowExport<T> export) => (ImmutableArray<T>)_content[export];
}

/// <summary>Limits of reading exports; the defaults fit any org.</summary>
public sealed record OrgExportOptions
{
    /// <summary>The folder's name in a <see cref="Location"/>, whatever its name on disk.</summary>
    public string DisplayDirectory { get; init; } = "org-data";

    /// <summary>Problems kept of one file; the rest are counted in one more problem.</summary>
    public int MaxProblemsPerFile { get; init; } = 100;

    /// <summary>The longest value in bytes of UTF-8; a record with a longer one is not used.</summary>
    public int MaxValueBytes { get; init; } = 1 << 20;

    /// <summary>Source addresses kept of one user.</summary>
    public int MaxSourceAddressesPerUser { get; init; } = 1_000;

    /// <summary>Kinds of API request kept of one user; the requests of further kinds are counted together.</summary>
    public int MaxRequestKindsPerUser { get; init; } = 20_000;

    /// <summary>
    /// The test of a login's status for a known failure, whose address need not be kept; null keeps every address.
    /// </summary>
    public Func<string, bool>? IsFailedLogin { get; init; }

    /// <summary>Counts the records of the login history, which is the only long export; null counts nothing.</summary>
    public WorkProgress? Logins { get; init; }
}
