using System.Collections.Immutable;
using System.IO.Abstractions;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData;

/// <summary>
/// The exports of org data in a folder, as typed rows in the order of the files. A missing export has no rows, which is not the same as an export without
/// rows: ask <see cref="Has"/>.
/// </summary>
public sealed class OrgExports
{
    /// <summary>No exports at all.</summary>
    public static OrgExports Empty { get; } = new()
    {
        States = [.. ExportSchemas.All.Select(schema => new OrgExportState(schema.Kind, schema.Stem, OrgExportPresence.Missing, 0, [], []))],
    };

    private readonly Lazy<UserIndex> _users;

    private OrgExports() => _users = new Lazy<UserIndex>(() => new UserIndex(Users));

    /// <summary>What became of each export: one entry for every <see cref="OrgExportKind"/>, in its order.</summary>
    public ImmutableArray<OrgExportState> States { get; private init; } = [];

    /// <summary>What could not be read, sorted by place, column and message.</summary>
    public ImmutableArray<OrgExportProblem> Problems { get; private init; } = [];

    public ImmutableArray<UserRow> Users { get; private init; } = [];

    public ImmutableArray<ProfileRow> Profiles { get; private init; } = [];

    public ImmutableArray<PermissionSetRow> PermissionSets { get; private init; } = [];

    public ImmutableArray<PermissionSetAssignmentRow> Assignments { get; private init; } = [];

    public ImmutableArray<PermissionSetLicenseRow> PermissionSetLicenses { get; private init; } = [];

    public ImmutableArray<PermissionSetLicenseAssignmentRow> PermissionSetLicenseAssignments { get; private init; } = [];

    public ImmutableArray<UserLicenseRow> UserLicenses { get; private init; } = [];

    public ImmutableArray<UserPackageLicenseRow> PackageLicenses { get; private init; } = [];

    public LoginHistory Logins { get; private init; } = LoginHistory.Empty;

    public ImmutableArray<SetupEntityAccessRow> SetupEntityAccess { get; private init; } = [];

    public ImmutableArray<OauthTokenRow> OauthTokens { get; private init; } = [];

    public ImmutableArray<AppRow> ConnectedApplications { get; private init; } = [];

    public ImmutableArray<AppRow> ExternalClientApplications { get; private init; } = [];

    public ImmutableArray<GroupMemberRow> GroupMembers { get; private init; } = [];

    public ImmutableArray<GroupMemberRow> QueueMembers { get; private init; } = [];

    public ImmutableArray<CronTriggerRow> CronTriggers { get; private init; } = [];

    public ImmutableArray<RecordOwnerRow> RecordOwners { get; private init; } = [];

    /// <summary>
    /// Reads every export in a folder: <c>NAME.csv</c> or <c>NAME.json</c>, and parts <c>NAME-1.csv</c>, <c>NAME-2.csv</c> …, merged in that order.
    /// A bad file, record or value becomes a problem; nothing in an export makes this throw.
    /// </summary>
    /// <param name="fileSystem">Where the folder is.</param>
    /// <param name="directory">The folder; one that does not exist has no exports. Folders in it are not looked at.</param>
    /// <param name="options">Limits.</param>
    /// <param name="ct">Asked before each record.</param>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public static OrgExports Read(IFileSystem fileSystem, string directory, OrgExportOptions? options = null, CancellationToken ct = default)
    {
        var reader = new ExportReader(fileSystem, directory, options ?? new OrgExportOptions(), ct);
        var users = reader.Rows(OrgExportKind.Users, ExportRows.User);
        return new OrgExports
        {
            Users = users,
            Profiles = reader.Rows(OrgExportKind.Profiles, ExportRows.Profile),
            PermissionSets = reader.Rows(OrgExportKind.PermissionSets, ExportRows.PermissionSet),
            Assignments = reader.Rows(OrgExportKind.PermissionSetAssignments, ExportRows.PermissionSetAssignment),
            PermissionSetLicenses = reader.Rows(OrgExportKind.PermissionSetLicenses, ExportRows.PermissionSetLicense),
            PermissionSetLicenseAssignments = reader.Rows(OrgExportKind.PermissionSetLicenseAssignments, ExportRows.PermissionSetLicenseAssignment),
            UserLicenses = reader.Rows(OrgExportKind.UserLicenses, ExportRows.UserLicense),
            PackageLicenses = reader.Rows(OrgExportKind.UserPackageLicenses, ExportRows.UserPackageLicense),
            Logins = reader.Logins(users),
            SetupEntityAccess = reader.Rows(OrgExportKind.SetupEntityAccess, ExportRows.SetupEntityAccess),
            OauthTokens = reader.Rows(OrgExportKind.OauthTokens, ExportRows.OauthToken),
            ConnectedApplications = reader.Rows(OrgExportKind.ConnectedApplications, ExportRows.App),
            ExternalClientApplications = reader.Rows(OrgExportKind.ExternalClientApplications, ExportRows.App),
            GroupMembers = reader.Rows(OrgExportKind.GroupMembers, ExportRows.GroupMember),
            QueueMembers = reader.Rows(OrgExportKind.QueueMembers, ExportRows.GroupMember),
            CronTriggers = reader.Rows(OrgExportKind.CronTriggers, ExportRows.CronTrigger),
            RecordOwners = reader.Rows(OrgExportKind.RecordOwners, ExportRows.RecordOwner),

            // Last: they are complete once all rows are read.
            States = reader.States,
            Problems = reader.Problems,
        };
    }

    /// <summary>Whether the export is there, even when it has no rows.</summary>
    public bool Has(OrgExportKind kind) => States[(int)kind].Presence is not OrgExportPresence.Missing;

    /// <summary>The user that a record of another export names by id, by username, or by both; null when it is not among <see cref="Users"/>.</summary>
    /// <param name="id">The id in either form; asked first.</param>
    /// <param name="username">The username in any case.</param>
    public UserRow? FindUser(SalesforceId id, string? username = null) => _users.Value.Find(id, username);
}
