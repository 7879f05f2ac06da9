using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Access;

public class SubjectUsesTests
{
    private static readonly Subject Subject = Read();

    [Theory]
    [InlineData("Profile", "Admin", true)]
    [InlineData("Profile", "System Administrator", true)]
    [InlineData("Profile", "Standard", false)]
    [InlineData("PermissionSet", "order_read", true)]
    [InlineData("PermissionSet", "Not_Retrieved", true)]
    [InlineData("PermissionSet", "Unassigned", false)]
    [InlineData("PermissionSet", "Orders", false)]
    [InlineData("PermissionSetGroup", "Orders", true)]
    [InlineData("PermissionSetGroup", "Order_Read", false)]
    [InlineData("MutingPermissionSet", "Orders_Muted", true)]
    [InlineData("MutingPermissionSet", "Others_Muted", false)]
    [InlineData("ApexClass", "OrderSync", true)]
    [InlineData("ApexClass", "Other", false)]
    [InlineData("ApexPage", "OrderSync", false)]
    [InlineData("Flow", "OrderSync", false)]
    public void Uses_IsWhatGivesTheSubjectAccess(string type, string fullName, bool expected) =>
        Assert.Equal(expected, Subject.Uses(type, fullName));

    private static Subject Read()
    {
        var fileSystem = new MockFileSystem();
        var root = fileSystem.Path.GetFullPath("/project");
        void Add(string path, string content) => fileSystem.AddFile(fileSystem.Path.Combine(root, path), new MockFileData(content));
        Add("profiles/Admin.profile", "<Profile><userLicense>Salesforce</userLicense></Profile>");
        Add(
            "permissionsets/Order_Read.permissionset",
            "<PermissionSet><classAccesses><apexClass>OrderSync</apexClass><enabled>true</enabled></classAccesses><label>Order "
                + "Read</label></PermissionSet>");
        Add("permissionsets/Legacy.permissionset", "<PermissionSet><label>Legacy</label><license>Salesforce</license></PermissionSet>");
        Add("permissionsets/Unassigned.permissionset", "<PermissionSet><label>Unassigned</label></PermissionSet>");
        Add("permissionsetgroups/Orders.permissionsetgroup",
            "<PermissionSetGroup><label>Orders</label><mutingPermissionSets>Orders_Muted</mutingPermissionSets>"
                + "<permissionSets>Order_Read</permissionSets><permissionSets>Not_Retrieved</permissionSets></PermissionSetGroup>");
        Add("org-data/users.csv", "Id,Username,Name,Profile.Name\n005000000000001AAA,sync@example.com,Sync,System Administrator\n");
        Add(
            "org-data/permission-set-assignments.csv",
            "AssigneeId,PermissionSet.Name,PermissionSetGroup.DeveloperName\n005000000000001AAA,,Orders\n005000000000001AAA,Legacy,\n");
        return Assert.Single(new AssessmentInput { Path = root }.ReadOrg(fileSystem).Subjects);
    }
}
