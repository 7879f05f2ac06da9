using MetadataAnalyzer.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

public class SmallTypesTests
{
    [Fact]
    public void PermissionSetGroup_ListsMembersAndMutingSets()
    {
        var group = Read("permissionsetgroups/G.permissionsetgroup", "PermissionSetGroup", """
            <hasActivationRequired>true</hasActivationRequired>
            <label>Group</label>
            <mutingPermissionSets>M</mutingPermissionSets>
            <permissionSets>A</permissionSets>
            <permissionSets>ns__B</permissionSets>
            <status>Outdated</status>
            """).PermissionSetGroups[0];

        Assert.Equal(["A", "ns__B"], group.PermissionSets.Select(set => set.Name), StringComparer.Ordinal);
        Assert.Equal(new Location("permissionsetgroups/G.permissionsetgroup", 7, 1), group.PermissionSets[1].Location);
        Assert.Equal("M", Assert.Single(group.MutingPermissionSets).Name);
        Assert.Equal(("Group", "Outdated", true), (group.Label, group.Status, group.HasActivationRequired));
    }

    [Fact]
    public void MutingPermissionSet_HoldsWhatItTakesAway()
    {
        var set = Read("mutingpermissionsets/M.mutingpermissionset", "MutingPermissionSet", """
            <label>Mute</label>
            <tabSettings><tab>A</tab><visibility>None</visibility></tabSettings>
            <userPermissions><enabled>true</enabled><name>ViewSetup</name></userPermissions>
            """).MutingPermissionSets[0];

        Assert.Equal("Mute", set.Label);
        Assert.Equal("ViewSetup", Assert.Single(set.Grants(AccessKind.UserPermission)).Name);
        Assert.Empty(set.Grants(AccessKind.Tab));
    }

    [Fact]
    public void PermissionSet_KeepsItsLicense()
    {
        var set = Read("permissionsets/P.permissionset", "PermissionSet", """
            <hasActivationRequired>1</hasActivationRequired>
            <label>P</label>
            <license> SalesforceAPIIntegrationPsl </license>
            <dataspaceScopes><dataspaceScope>default</dataspaceScope></dataspaceScopes>
            """).PermissionSets[0];

        Assert.Equal("SalesforceAPIIntegrationPsl", set.License);
        Assert.Equal(5, set.LicenseLocation.Line);
        Assert.True(set.HasActivationRequired);
        Assert.Equal("default", Assert.Single(set.Grants(AccessKind.DataspaceScope)).Name);
    }

    [Fact]
    public void CustomPermission_TellsWhetherItIsLicensed()
    {
        var permission = Read("customPermissions/C.customPermission", "CustomPermission",
            "<isLicensed>true</isLicensed><label>C</label>").Of<CustomPermission>()[0];

        Assert.Equal(("C", true), (permission.Label, permission.IsLicensed));
    }

    [Fact]
    public void ProfilePolicies_NameTheirProfile()
    {
        var password = Read("profilePasswordPolicies/P.profilePasswordPolicy", "ProfilePasswordPolicy",
            "<passwordExpiration>90</passwordExpiration><profile>api</profile>").ProfilePasswordPolicies[0];
        var session = Read("profileSessionSettings/S.profileSessionSetting", "ProfileSessionSetting",
            "<profile>api</profile><requiredSessionLevel>HIGH_ASSURANCE</requiredSessionLevel>").ProfileSessionSettings[0];

        Assert.Equal(("api", 90), (password.Profile.Name, password.PasswordExpiration));
        Assert.Equal(("api", "HIGH_ASSURANCE"), (session.Profile.Name, session.RequiredSessionLevel));
    }

    [Fact]
    public void UserAccessPolicy_ListsFiltersAndActions()
    {
        var policy = Read("useraccesspolicies/U.useraccesspolicy", "UserAccessPolicy", """
            <masterLabel>U</masterLabel>
            <status>Active</status>
            <triggerType>Create</triggerType>
            <userAccessPolicyActions><action>Grant</action><target>P</target><type>PermissionSet</type></userAccessPolicyActions>
            <userAccessPolicyFilters><operation>equals</operation><target>Api</target><type>Profile</type></userAccessPolicyFilters>
            """).UserAccessPolicies[0];

        Assert.Equal(("U", "Active", "Create"), (policy.Label, policy.Status, policy.TriggerType));
        Assert.Equal(("Grant", "PermissionSet", "P"), (policy.Actions[0].Action, policy.Actions[0].Type, policy.Actions[0].Target));
        Assert.Equal(("Profile", "equals", "Api", 7),
            (policy.Filters[0].Type, policy.Filters[0].Operation, policy.Filters[0].Target, policy.Filters[0].Location.Line));
    }

    private static MetadataProject Read(string path, string root, string content)
    {
        var project = ProjectBuilder.MetadataApi().With(path, ProjectBuilder.Xml(root, content)).Read();
        Assert.Empty(project.Unreadable);
        return project;
    }
}
