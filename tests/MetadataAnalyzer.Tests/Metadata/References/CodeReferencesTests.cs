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
    [InlineData("Set<String> names = new Set<String>{ 'Known', 'Other' }; names.contains(u.Profile.Name);", "Profile Known, Profile Other")]
    [InlineData("Id p = userinfo.getprofileid();", "Profile ")]
    [InlineData("if (UserInfo.getProfileId() == '00e000000000001') {}", "Profile 00e000000000001")]
    [InlineData("if (u.Profile.UserLicense.Name == 'Salesforce') {}", "UserLicense Salesforce")]
    [InlineData("if (FeatureManagement.checkPermission('Skip')) {}", "CustomPermission Skip")]
    [InlineData("Limits__c l = Limits__c.getInstance(UserInfo.getUserId());", "HierarchySetting Limits__c")]
    [InlineData("[SELECT Id FROM User WHERE Username = 'a@b.example']", "User a@b.example")]
    [InlineData("Id owner = '005000000000001AAA';", "User 005000000000001AAA")]
    [InlineData("[SELECT Id FROM UserRole WHERE DeveloperName = 'Ops']", "Role Ops")]
    public void Expression_NamesWhatItIsComparedWith(string body, string expected) =>
        Assert.Equal(expected, string.Join(", ", CodeReferences.Read(body).Find().Select(found => $"{found.Target} {found.Value.Text}")));

    [Theory]
    [InlineData("if (u.Profile.Name == 'A') { send('-----BEGIN KEY-----', 'A'); }", "u.Profile.Name == 'A'")]
    [InlineData("send('token', u.Profile.Name == 'A', 'secret');", "u.Profile.Name == 'A'")]
    [InlineData("if (new Set<String>{ 'A', 'B' }.contains(u.Profile.Name)) {}", "new Set<String>{ 'A', '…' }.contains(u.Profile.Name)")]
    [InlineData("if (find('token').Profile.Name == 'A') {}", "find('…').Profile.Name == 'A'")]
    [InlineData("if (/* secret */ u.Profile.Name /* secret */ == 'A') {}", "u.Profile.Name == 'A'")]
    [InlineData("x = [SELECT Id FROM User WHERE Email = 'secret' AND Profile.Name IN ('A', 'B') AND Title = 'secret'];",
        "Profile.Name IN ('A', '…')")]
    [InlineData("Database.query('SELECT Id FROM Profile WHERE Name = \\'A\\' AND Key = \\'secret\\'');", "FROM Profile WHERE Name = 'A'")]
    public void Quote_IsTheComparisonAndItsTextOnly(string body, string expected)
    {
        var found = CodeReferences.Read(body).Find().First();

        Assert.Equal(expected, found.Quote);
        Assert.DoesNotContain("'", found.Expression.Replace("'…'", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

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
    public void CommentAndPlainText_AreNoReference(string body) => Assert.Empty(CodeReferences.Read(body).Find());
}
