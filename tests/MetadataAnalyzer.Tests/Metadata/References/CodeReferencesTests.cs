using MetadataAnalyzer.Metadata.References;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata.References;

public class CodeReferencesTests
{
    [Theory]
    [InlineData("if (u.Profile.Name == 'A') {}", "Profile A")]
    [InlineData("if ('A' != u?.Profile?.Name) {}", "Profile A")]
    [InlineData("if (u.Profile.Name.equalsIgnoreCase('A')) {}", "Profile A")]
    [InlineData("if ('A'.equals(u.Profile.Name)) {}", "Profile A")]
    [InlineData("Profile p = [SELECT Id FROM Profile WHERE Name = 'A' LIMIT 1];", "Profile A")]
    [InlineData("List<User> us = [SELECT Id FROM User WHERE Profile.Name NOT IN ('A', 'B')];", "Profile A, Profile B")]
    [InlineData("""Database.query('SELECT Id FROM Profile WHERE Name = \'A\'');""", "Profile A")]
    [InlineData("String n = [SELECT Name FROM Profile WHERE Id = :UserInfo.getProfileId()].Name; if (n == 'Known') {}", "Profile Known")]
    [InlineData("Set<String> names = new Set<String>{ 'Known', 'Other' }; names.contains(u.Profile.Name);", "Profile Known")]
    [InlineData("Id p = userinfo.getprofileid();", "Profile ")]
    [InlineData("if (UserInfo.getProfileId() == '00e000000000001') {}", "Profile 00e000000000001")]
    [InlineData("if (u.Profile.UserLicense.Name == 'Salesforce') {}", "UserLicense Salesforce")]
    [InlineData("if (FeatureManagement.checkPermission('Skip')) {}", "CustomPermission Skip")]
    [InlineData("Limits__c l = Limits__c.getInstance(UserInfo.getUserId());", "HierarchySetting Limits__c")]
    [InlineData("[SELECT Id FROM User WHERE Username = 'a@b.example']", "User a@b.example")]
    [InlineData("Id owner = '005000000000001AAA';", "User 005000000000001AAA")]
    [InlineData("[SELECT Id FROM UserRole WHERE DeveloperName = 'Ops']", "Role Ops")]
    public void Expression_NamesWhatItIsComparedWith(string body, string expected) =>
        Assert.Equal(expected, string.Join(", ", CodeReferences.Find(body, name => name == "Known").Select(found => $"{found.Target} {found.Value}")));

    [Theory]
    [InlineData("// u.Profile.Name == 'A'")]
    [InlineData("/* FROM Profile WHERE Name = 'A' */")]
    [InlineData("String s = 'Known';")]
    [InlineData("String s = u.Profile.Name;")]
    [InlineData("Account a = [SELECT Id FROM Account WHERE Name = 'Known'];")]
    [InlineData("String s = '005-000000000001';")]
    [InlineData("String s = 'unfinished")]
    [InlineData("/* unfinished")]
    [InlineData("UserInfo.getUserName();")]
    public void CommentAndPlainText_AreNoReference(string body) => Assert.Empty(CodeReferences.Find(body, name => name == "Known"));
}
