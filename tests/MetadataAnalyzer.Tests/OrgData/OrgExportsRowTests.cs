using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;
using Xunit;

namespace MetadataAnalyzer.Tests.OrgData;

/// <summary>The columns of each export arrive in its rows.</summary>
public sealed class OrgExportsRowTests
{
    [Fact]
    public void Users_AllColumns()
    {
        var user = Assert.Single(ExportFolder.Read(("users.csv", """
            ALIAS,EMAIL,LASTLOGINDATE,PROFILEID,PROFILE.USERLICENSE.LICENSEDEFINITIONKEY,USERTYPE,USERROLEID,USERROLE.NAME,MANAGERID,DELEGATEDAPPROVERID,CREATEDDATE,USERNAME,USERPERMISSIONSSUPPORTUSER,USERPERMISSIONSNEWTHING
            sync,s@x.com,2026-08-01T03:04:05.000+0000,00e000000000001,SFDC,Standard,00E000000000001,CEO,005000000000009,00G000000000001,2020-01-01T00:00:00Z,sync@x.com,true,true
            """)).Users);

        Assert.Equal(
            ("sync", "s@x.com", "SFDC", "Standard", "CEO"),
            (user.Alias, user.Email, user.UserLicenseKey, user.UserType, user.UserRoleName));
        Assert.Equal(new DateTimeOffset(2026, 8, 1, 3, 4, 5, TimeSpan.Zero), user.LastLoginDate);
        Assert.Equal(2020, user.CreatedDate?.Year);
        Assert.Equal(
            ("00e000000000001", "00E000000000001", "005000000000009", "00G000000000001"),
            (user.ProfileId.Value, user.UserRoleId.Value, user.ManagerId.Value, user.DelegatedApproverId.Value));
        Assert.Equal(["NEWTHING", "SupportUser"], user.FeatureFlags);
    }

    [Fact]
    public void PermissionSets_FullNameHasTheNamespace()
    {
        var sets = ExportFolder.Read(("permission-sets.csv", """
            Id,Name,Label,NamespacePrefix,Type,IsCustom,IsOwnedByProfile,ProfileId,LicenseId,License.Name
            0PS000000000001,Sync,Sync,,Regular,true,false,,100000000000001,Salesforce
            0PS000000000002,Api,Gong API,Gong,Regular,true,false,,,
            """)).PermissionSets;

        Assert.Equal(["Sync", "Gong__Api"], sets.Select(set => set.FullName));
        Assert.Equal("Salesforce", sets[0].LicenseName);
        Assert.True(sets[1].LicenseId.IsEmpty);
        Assert.False(sets[0].IsOwnedByProfile);
    }

    [Fact]
    public void Assignments_SetAndGroup()
    {
        var assignments = ExportFolder.Read(("permission-set-assignments.json", """
            [{"AssigneeId":"005000000000001","Assignee":{"Username":"sync@x.com"},"PermissionSetId":"0PS000000000001",
              "PermissionSet":{"Name":"Api","Label":"Gong API","NamespacePrefix":"Gong","IsOwnedByProfile":false},
              "PermissionSetGroupId":null,"PermissionSetGroup":null,"ExpirationDate":"2026-12-31T00:00:00.000+0000"},
             {"AssigneeId":"005000000000001","Assignee":{"Username":"sync@x.com"},"PermissionSetId":"0PS000000000002","PermissionSet":{"Name":"X1"},
              "PermissionSetGroupId":"0PG000000000001","PermissionSetGroup":{"DeveloperName":"Sync_Group","MasterLabel":"Sync group"},"ExpirationDate":null}]
            """)).Assignments;

        Assert.Equal(["Gong__Api", "X1"], assignments.Select(assignment => assignment.PermissionSetFullName));
        Assert.Equal([false, true], assignments.Select(assignment => assignment.IsGroup));
        Assert.Equal(("Sync_Group", "Sync group"), (assignments[1].GroupFullName, assignments[1].GroupLabel));
        Assert.Equal(2026, assignments[0].ExpirationDate?.Year);
        Assert.Equal("sync@x.com", assignments[0].AssigneeUsername);
    }

    [Fact]
    public void PermissionSetLicenses_CapabilityRow()
    {
        var exports = ExportFolder.Read(("permission-set-licenses.json", """
            {"status":0,"result":{"records":[
              {"Id":"0PL000000000001","DeveloperName":"SalesforceAPIIntegrationPsl","MasterLabel":"Salesforce API Integration","TotalLicenses":5,"UsedLicenses":2,
               "ExpirationDate":"2027-01-31","MaximumPermissionsApexRestServices":true,"MaximumPermissionsEmailMass":false,"MaximumPermissionsUnset":null}],
             "totalSize":1,"done":true}}
            """));

        var license = Assert.Single(exports.PermissionSetLicenses);
        Assert.Equal(
            ("SalesforceAPIIntegrationPsl", 5, 2, new DateOnly(2027, 1, 31)),
            (license.DeveloperName, license.TotalLicenses, license.UsedLicenses, license.ExpirationDate));
        Assert.Equal(2, license.MaximumPermissions.Count);
        Assert.True(license.MaximumPermissions["apexrestservices"]);
        Assert.False(license.MaximumPermissions["EmailMass"]);
        Assert.Equal(OrgExportPresence.Present, exports.State(PermissionSetLicenseRow.Export).Presence);
    }

    [Fact]
    public void Seats_ArriveAsNumbers()
    {
        var exports = ExportFolder.Read(
            ("user-licenses.csv", "Id,Name,MasterLabel,LicenseDefinitionKey,TotalLicenses,UsedLicenses,Status\n100000000000001,Salesforce,"
                + "Salesforce,SFDC,40,39.0,Active\n"),
            ("profiles.csv", "Id,Name,UserLicenseId,UserLicense.Name,UserType\n00e000000000001,Sync,100000000000001,Salesforce,Standard\n"),
            (
                "permission-set-license-assignments.csv",
                "Id,Assignee.Username,PermissionSetLicense.DeveloperName\n2LA000000000001,sync@x.com,SalesforceAPIIntegrationPsl\n"),
            (
                "user-package-licenses.csv",
                "UserId,PackageLicenseId,PackageLicense.NamespacePrefix\n005000000000001,050000000000001,SBQQ\n"));

        var license = Assert.Single(exports.UserLicenses);
        Assert.Equal(
            (40, 39, "Active", "SFDC"), (license.TotalLicenses, license.UsedLicenses, license.Status, license.LicenseDefinitionKey));
        Assert.Equal("Salesforce", Assert.Single(exports.Profiles).UserLicenseName);
        Assert.Equal("SalesforceAPIIntegrationPsl", Assert.Single(exports.PermissionSetLicenseAssignments).DeveloperName);
        Assert.Equal("SBQQ", Assert.Single(exports.PackageLicenses).NamespacePrefix);
        Assert.Empty(exports.Problems);
    }

    [Fact]
    public void AppsTokensAndAccess()
    {
        var exports = ExportFolder.Read(
            ("setup-entity-access.csv", "ParentId,Parent.Name,Parent.ProfileId,Parent.Profile.Name,SetupEntityId,SetupEntityType\n"
                + "0PS000000000001,X00e,00e000000000001,Sync,0H4000000000001,ConnectedApplication\n"),
            ("oauth-tokens.csv", "UserId,User.Username,AppName,LastUsedDate,UseCount,AccessToken\n005000000000001,sync@x.com,Sync "
                + "App,2026-08-01T00:00:00.000Z,12,secret\n"),
            ("connected-applications.csv", "Id,Name,OptionsAllowAdminApprovedUsersOnly\n0H4000000000001,Sync App,true\n"),
            ("external-client-applications.csv", "Id,DeveloperName,MasterLabel,NamespacePrefix\n0xI000000000001,Sync_App,Sync App,\n"));

        var access = Assert.Single(exports.SetupEntityAccess);
        Assert.Equal(
            ("Sync", "0H4000000000001", "ConnectedApplication"),
            (access.ParentProfileName, access.SetupEntityId.Value, access.SetupEntityType));
        var token = Assert.Single(exports.OauthTokens);
        Assert.Equal(("sync@x.com", "Sync App", 12), (token.Username, token.AppName, token.UseCount));
        Assert.Equal(
            ("Sync App", true),
            (Assert.Single(exports.ConnectedApplications).Label, exports.ConnectedApplications[0].AdminApprovedUsersOnly));
        Assert.Equal(
            ("Sync_App", "Sync App"),
            (Assert.Single(exports.ExternalClientApplications).DeveloperName, exports.ExternalClientApplications[0].Label));
        Assert.Empty(exports.Problems);
    }

    [Fact]
    public void MembersJobsAndRecords()
    {
        var exports = ExportFolder.Read(
            ("group-members.csv", "Id,GroupId,Group.Name,Group.DeveloperName,Group.Type,UserOrGroupId\n011000000000001,00G000000000001,All,"
                + "All,Regular,005000000000001\n"),
            ("queue-members.csv", "Id,GroupId,Group.Name,UserOrGroupId\n011000000000002,00G000000000002,Leads,005000000000001\n"),
            ("cron-triggers.csv", "Id,OwnerId,CronJobDetail.Name,State,NextFireTime\n08e000000000001,005000000000001,Nightly,WAITING,"
                + "2026-08-02T00:00:00.000Z\n"),
            ("record-owners-Account.csv", "OwnerId,RecordCount\n005000000000001,1200\n"),
            ("record-owners-My_Thing__c.json", """[{"attributes":{"type":"AggregateResult"},"OwnerId":"005000000000001","expr0":3}]"""),
            ("record-owners.csv", "OwnerId,SobjectType,Count\n005000000000002,Lead,7\n"));

        Assert.Equal("Regular", Assert.Single(exports.GroupMembers).GroupType);
        Assert.Equal("Leads", Assert.Single(exports.QueueMembers).GroupName);
        Assert.Equal(("Nightly", "WAITING"), (Assert.Single(exports.CronTriggers).JobName, exports.CronTriggers[0].State));
        Assert.Equal(
            [("Lead", 7L), ("Account", 1200L), ("My_Thing__c", 3L)],
            exports.RecordOwners.Select(owner => (owner.ObjectName!, owner.Count!.Value)));
        Assert.Empty(exports.Problems);
    }

    [Fact]
    public void Record_WithoutKey_IsNotUsed()
    {
        var exports =
            ExportFolder.Read((
                "permission-set-assignments.csv",
                "AssigneeId,PermissionSetId,PermissionSet.Name\n005000000000001,,\n,0PS000000000001,Sync\n"));

        Assert.Empty(exports.Assignments);
        Assert.Equal(["PermissionSetId", "AssigneeId"], exports.Problems.Select(problem => problem.Column));
    }

    [Fact]
    public void FindUser_IdOrUsername()
    {
        var exports = ExportFolder.Read(("users.csv", "Id,Username\n005000000000001AAA,a@x.com\n,b@x.com\n"));

        Assert.Equal("a@x.com", exports.FindUser(new SalesforceId("005000000000001"))?.Username);
        Assert.Equal("b@x.com", exports.FindUser(new SalesforceId("005000000000009"), "B@x.com")?.Username);
        Assert.Null(exports.FindUser(default));
    }

    [Fact]
    public void PermissionSetLicenses_WithoutCapabilities_IsPartial()
    {
        var exports = ExportFolder.Read(
            ("permission-set-licenses.csv", "DeveloperName,TotalLicenses,UsedLicenses\nSalesforceAPIIntegrationPsl,5,1\n"));

        Assert.Equal(["MaximumPermissions*"], exports.State(PermissionSetLicenseRow.Export).MissingColumns);
        Assert.Empty(Assert.Single(exports.PermissionSetLicenses).MaximumPermissions);
    }
}
