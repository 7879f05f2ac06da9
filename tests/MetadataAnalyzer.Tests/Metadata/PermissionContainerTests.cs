using System.Text;
using MetadataAnalyzer.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

public class PermissionContainerTests
{
    [Fact]
    public void Grants_CarryRightsAndTheColumnOfTheirTag()
    {
        var profile = ProjectBuilder.Profile("""
                <objectPermissions>
                    <allowCreate>true</allowCreate>
                    <allowDelete>false</allowDelete>
                    <allowRead>true</allowRead>
                    <object>Account</object>
                    <viewAllFields>true</viewAllFields>
                </objectPermissions>
            	<fieldPermissions><editable>true</editable><field>Account.Name</field></fieldPermissions>
            """);

        var account = Assert.Single(profile.Grants(AccessKind.Object));
        Assert.Equal("Account", account.Name);
        Assert.Equal(AccessRights.Create | AccessRights.Read | AccessRights.ViewAllFields, account.Rights);
        Assert.Equal(new Location("force-app/profiles/Api.profile-meta.xml", 3, 5), profile.LocationOf(account));
        var field = Assert.Single(profile.Grants(AccessKind.Field));
        Assert.Equal(AccessRights.Read | AccessRights.Edit, field.Rights);
        Assert.Equal((10, 2), (field.Line, field.Column));
    }

    [Fact]
    public void EntriesThatAreOff_AreOnlyCounted()
    {
        var profile = ProjectBuilder.Profile("""
            <userPermissions><enabled>false</enabled><name>ApiEnabled</name></userPermissions>
            <userPermissions><enabled>true</enabled><name>ViewSetup</name></userPermissions>
            <fieldPermissions><editable>false</editable><field>Account.Name</field><readable>false</readable></fieldPermissions>
            <tabVisibilities><tab>standard-Account</tab><visibility>Hidden</visibility></tabVisibilities>
            <tabVisibilities><tab>standard-Case</tab><visibility>DefaultOff</visibility></tabVisibilities>
            <layoutAssignments><layout>Account-Layout</layout></layoutAssignments>
            <somethingNew><enabled>true</enabled></somethingNew>
            """);

        Assert.Equal("ViewSetup", Assert.Single(profile.Grants(AccessKind.UserPermission)).Name);
        Assert.Empty(profile.Grants(AccessKind.Field));
        Assert.Equal("standard-Case", Assert.Single(profile.Grants(AccessKind.Tab)).Name);
        Assert.Equal(2, profile.Sections["userPermissions"]);
        Assert.Equal(1, profile.Sections["layoutAssignments"]);
        Assert.Equal(1, profile.Sections["somethingNew"]);
        Assert.False(profile.Sections.ContainsKey("objectPermissions"));
        Assert.Empty(profile.ValueProblems);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData(" True ", true)]
    [InlineData("TRUE", true)]
    [InlineData("1", true)]
    [InlineData("<![CDATA[true]]>", true)]
    [InlineData("tr<!-- note -->ue", true)]
    [InlineData("\n\ttrue\n", true)]
    [InlineData("False", false)]
    [InlineData("0", false)]
    public void Flag_IsReadInEverySpelling(string text, bool expected)
    {
        var profile = ProjectBuilder.Profile($"<userPermissions><enabled>{text}</enabled><name> ApiEnabled </name></userPermissions>");

        Assert.Equal(expected ? ["ApiEnabled"]
            : [], profile.Grants(AccessKind.UserPermission).Select(grant => grant.Name), StringComparer.Ordinal);
        Assert.Empty(profile.ValueProblems);
    }

    [Fact]
    public void FlagThatIsNeither_IsFalseAndAProblem()
    {
        var profile =
            ProjectBuilder.Profile("<custom>yes</custom><userPermissions><enabled>ja</enabled><name>ApiEnabled</name></userPermissions>");

        Assert.Empty(profile.Grants(AccessKind.UserPermission));
        Assert.Equal(["custom", "userPermissions"], profile.ValueProblems.Select(problem => problem.Section), StringComparer.Ordinal);
        Assert.Equal("ApiEnabled", profile.ValueProblems[1].Name);
        Assert.False(profile.IsCustom);
    }

    [Fact]
    public void GrantedAndDenied_IsGrantedAndAProblem()
    {
        var profile = ProjectBuilder.Profile("""
            <userPermissions><enabled>true</enabled><name>ApiEnabled</name></userPermissions>
            <userPermissions><enabled>false</enabled><name>apienabled</name></userPermissions>
            """);

        Assert.Single(profile.Grants(AccessKind.UserPermission));
        var problem = Assert.Single(profile.ValueProblems);
        Assert.Equal(4, problem.Location.Line);
        Assert.Equal(3, problem.Other?.Line);
    }

    [Fact]
    public void EntryWithoutName_GrantsNothing()
    {
        var profile = ProjectBuilder.Profile("<userPermissions><enabled>true</enabled></userPermissions><classAccesses/>");

        Assert.Empty(profile.GrantsByKind);
        Assert.Equal(2, profile.ValueProblems.Length);
    }

    [Fact]
    public void Profile_KeepsLicenseLoginRestrictionsAndDefaults()
    {
        var profile = ProjectBuilder.Profile("""
            <userLicense> Salesforce </userLicense>
            <loginIpRanges><description>office</description><endAddress>10.0.0.9</endAddress><startAddress> 10.0.0.1 </startAddress></loginIpRanges>
            <loginHours><tuesdayStart>480</tuesdayStart><tuesdayEnd>1080</tuesdayEnd><mondayEnd>600</mondayEnd></loginHours>
            <loginFlows><flow>Welcome</flow><friendlyName>Hello</friendlyName></loginFlows>
            <recordTypeVisibilities><default>true</default><personAccountDefault>true</personAccountDefault><recordType>Case.A</recordType><visible>true</visible></recordTypeVisibilities>
            <recordTypeVisibilities><default>false</default><recordType>Case.B</recordType><visible>true</visible></recordTypeVisibilities>
            """);

        Assert.Equal("Salesforce", profile.UserLicense);
        Assert.Equal(3, profile.UserLicenseLocation.Line);
        var range = Assert.Single(profile.LoginIpRanges);
        Assert.Equal(("10.0.0.1", "10.0.0.9", "office"), (range.StartAddress, range.EndAddress, range.Description));
        Assert.Equal("Monday 00:00-10:00, Tuesday 08:00-18:00", profile.LoginHours?.ToString());
        Assert.Equal("Welcome", Assert.Single(profile.LoginFlows).Name);
        Assert.Equal("Case.A", Assert.Single(profile.DefaultRecordTypes).Name);
        Assert.Equal(2, profile.Grants(AccessKind.RecordType).Length);
    }

    [Fact]
    public void EmptyLoginHours_RestrictNothing() => Assert.Null(ProjectBuilder.Profile("<loginHours/>").LoginHours);

    [Theory]
    [InlineData("<license>Salesforce</license>", "Salesforce", 2)]
    [InlineData("<label>Old</label>\n<userLicense>Salesforce</userLicense>", "Salesforce", 3)]
    [InlineData("<userLicense>Salesforce</userLicense>\n<license>Identity</license>", "Identity", 3)]
    [InlineData("<label>Free</label>", null, 0)]
    public void PermissionSet_NamesItsLicenseInTheNewOrTheOldElement(string content, string? license, int line)
    {
        var set = Assert.Single(ProjectBuilder.Source()
            .With("force-app/permissionsets/Sync.permissionset-meta.xml", $"<PermissionSet>\n{content}\n</PermissionSet>")
                .Read().PermissionSets);

        Assert.Equal(license, set.License);
        Assert.Equal(line == 0 ? set.Location.Line : line, set.LicenseLocation.Line);
    }

    [Fact]
    public void ProfileWithoutLicense_PointsAtItsRoot()
    {
        var profile = ProjectBuilder.Profile("");

        Assert.Null(profile.UserLicense);
        Assert.Null(profile.IsCustom);
        Assert.Equal((2, 1), (profile.UserLicenseLocation.Line, profile.UserLicenseLocation.Column));
    }

    [Theory]
    [InlineData("%%%NAMESPACE%%%Api")]
    [InlineData("__NAMESPACE__Api")]
    [InlineData("%%%NAMESPACE_OR_C%%%Api")]
    public void NamespaceToken_IsKept(string name) =>
        Assert.Equal(name,
            Assert.Single(ProjectBuilder.Profile($"<classAccesses><apexClass>{name}</apexClass><enabled>true</enabled></classAccesses>")
                .Grants(AccessKind.ApexClass)).Name);

    [Fact]
    public void EveryEncoding_IsRead()
    {
        var text = ProjectBuilder.Xml("Profile", "<userLicense>Grün 日本</userLicense>").Replace("\n", "\r\n", StringComparison.Ordinal);
        byte[][] files =
        [
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text.Replace("UTF-8", "UTF-16", StringComparison.Ordinal))],
            [.. Encoding.BigEndianUnicode.Preamble,
                .. Encoding.BigEndianUnicode.GetBytes(text.Replace("UTF-8", "UTF-16", StringComparison.Ordinal))],
        ];

        Assert.All(files, file => Assert.Equal("Grün 日本", Assert.Single(ProjectBuilder.ReadProfile(file).Profiles).UserLicense));
    }

    [Fact]
    public void SameName_IsOneStringInAllProfiles()
    {
        const string Field =
            "<fieldPermissions><editable>false</editable><field>Account.Industry</field><readable>true</readable></fieldPermissions>";
        var project = ProjectBuilder.Source()
            .With("force-app/profiles/A.profile-meta.xml", ProjectBuilder.Xml("Profile", Field))
            .With("force-app/profiles/B.profile-meta.xml", ProjectBuilder.Xml("Profile", Field))
            .Read();

        Assert.Same(project.Profiles[0].Grants(AccessKind.Field)[0].Name, project.Profiles[1].Grants(AccessKind.Field)[0].Name);
    }
}
