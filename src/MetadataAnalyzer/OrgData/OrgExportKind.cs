namespace MetadataAnalyzer.OrgData;

/// <summary>The exports of org data that the analyzer understands, in the order in which they are read.</summary>
public enum OrgExportKind
{
    /// <summary><c>users</c>: User.</summary>
    Users,

    /// <summary><c>profiles</c>: Profile.</summary>
    Profiles,

    /// <summary><c>permission-sets</c>: PermissionSet.</summary>
    PermissionSets,

    /// <summary><c>permission-set-assignments</c>: PermissionSetAssignment.</summary>
    PermissionSetAssignments,

    /// <summary><c>permission-set-licenses</c>: PermissionSetLicense with its <c>MaximumPermissions*</c>.</summary>
    PermissionSetLicenses,

    /// <summary><c>permission-set-license-assignments</c>: PermissionSetLicenseAssign.</summary>
    PermissionSetLicenseAssignments,

    /// <summary><c>user-licenses</c>: UserLicense.</summary>
    UserLicenses,

    /// <summary><c>user-package-licenses</c>: UserPackageLicense.</summary>
    UserPackageLicenses,

    /// <summary><c>login-history</c>: LoginHistory.</summary>
    LoginHistory,

    /// <summary><c>setup-entity-access</c>: SetupEntityAccess.</summary>
    SetupEntityAccess,

    /// <summary><c>oauth-tokens</c>: OauthToken.</summary>
    OauthTokens,

    /// <summary><c>connected-applications</c>: ConnectedApplication.</summary>
    ConnectedApplications,

    /// <summary><c>external-client-applications</c>: ExternalClientApplication.</summary>
    ExternalClientApplications,

    /// <summary><c>group-members</c>: GroupMember of public groups.</summary>
    GroupMembers,

    /// <summary><c>queue-members</c>: GroupMember of queues.</summary>
    QueueMembers,

    /// <summary><c>cron-triggers</c>: CronTrigger.</summary>
    CronTriggers,

    /// <summary><c>record-owners</c>: how many records of an object each user owns.</summary>
    RecordOwners,
}
