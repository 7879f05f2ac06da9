using MetadataAnalyzer.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata.References;

/// <summary>What looks like the name of a profile and is none.</summary>
public class NoWaysToNameTests
{
    private static readonly (string Kind, string Content)[] Ways =
    [
        // Other things of a user
        ("rule", """TEXT($User.UserType) = "Standard" """),
        ("rule", """$Profile.UserType = "Standard" """),
        ("rule", """$UserRole.Name = "ERP" """),
        ("rule", """$Profile.UserLicense.Name = "ERP" """),
        ("rule", """CreatedBy.UserRole.Name = "ERP" """),
        ("rule", """$User.FirstName = "ERP" """),
        ("apex", "if (u.UserType == 'Standard') {}"),
        ("apex", "if (UserInfo.getUserType() == 'ERP') {}"),
        ("apex", "if (u.Profile.UserLicense.Name == 'ERP') {}"),
        ("apex", "if (u.UserRole.Name == 'ERP') {}"),
        ("apex", "Integer n = [SELECT COUNT() FROM User WHERE UserRole.Name = 'ERP'];"),
        ("apex", "UserRole r = [SELECT Id FROM UserRole WHERE Name = 'ERP'];"),
        ("apex", "UserLicense l = [SELECT Id FROM UserLicense WHERE Name = 'ERP'];"),
        ("apex", "Integer n = [SELECT COUNT() FROM User WHERE Profile.UserLicense.Name = 'ERP' AND Profile.UserType = 'ERP'];"),
        ("apex", "Profile p = [SELECT UserLicense.Name FROM Profile LIMIT 1]; if (p.UserLicense.Name == 'ERP') {}"),

        // Other things than a user's
        ("rule", """RecordType.Name = "ERP" """),
        ("rule", """RecordType.DeveloperName = "ERP" """),
        ("rule", """Profile__c = "ERP" """),
        ("rule", """Profile__r.Name = "ERP" """),
        ("rule", """ISPICKVAL(Profile_Name__c, "ERP")"""),
        ("rule", """$Label.Profile = "ERP" """),
        ("rule", """AND($Profile.Name = "Other", Name = "ERP")"""),
        ("rule", """IF($Profile.Name = "Other", "ERP", "x") = Name"""),
        ("rule", """CASE($Profile.Name, "Other", "ERP", "x") = Name"""),
        ("rule", """/* $Profile.Name = "ERP" */ ISNEW()"""),
        ("rule", """CONTAINS("$Profile.Name = ERP", Name)"""),
        ("apex", "if (ApexPages.currentPage().getParameters().get('profile') == 'ERP') {}"),
        ("apex", "if (ApexPages.currentPage().getParameters().get('ProfileId') == 'ERP') {}"),
        ("apex", "String mine = u.Profile.Name; if (ApexPages.currentPage().getParameters().get('x') == 'ERP') {}"),
        ("apex", "String mine = u.Profile.Name; String other = 'ERP'; if (a.Name == other) {}"),
        ("apex", "if (u.Profile.Name == 'Other' && a.Type == 'ERP') {}"),
        ("apex", "if (u.Profile.Name == 'Other') { throw new MyException('ERP'); }"),
        ("apex", "Boolean same = u.Profile.Name == 'Other'; a.Name = 'ERP';"),
        ("apex", "if (a.RecordType.DeveloperName == 'ERP') {}"),
        ("apex", "Customer_Profile__c profile = new Customer_Profile__c(); if (profile.Name == 'ERP') {}"),
        ("apex", "if (a.Profile__c == 'ERP') {}"),
        ("apex", "Account x = [SELECT Id FROM Account WHERE Name = 'ERP' AND Owner.Profile.Name = 'Other'];"),
        ("apex", "String text = u.Profile.Name + 'ERP';"),
        ("apex", "// u.Profile.Name == 'ERP'"),
        ("apex", "String label = Label.One; String mine = u.Profile.Name;"),
        ("apex", "switch on a.Type { when 'ERP' { String mine = u.Profile.Name; } }"),
        ("apex", "Set<String> types = new Set<String>{ 'ERP' }; String mine = u.Profile.Name; if (types.contains(a.Type)) {}"),
        ("apex", "PermissionSet p = [SELECT Id FROM PermissionSet WHERE Name = 'ERP'];"),
        ("class",
            "void first(User u) { String name = u.Profile.Name; } Boolean second(Account a) { String name = "
                + "a.Name; return name == 'ERP'; }"),

        // A profile for a new user
        ("apex", "Profile p = [SELECT Id FROM Profile WHERE Name = 'ERP']; insert new User(ProfileId = p.Id, Alias = 'x');"),
        ("apex", "Id p = [SELECT Id FROM Profile WHERE Name = 'ERP' LIMIT 1].Id; u.ProfileId = p;"),
        ("apex", "insert new User(ProfileId = [SELECT Id FROM Profile WHERE Name = 'ERP'].Id);"),
        ("apex", "List<Profile> ps = [SELECT Id FROM Profile WHERE Name = 'ERP']; if (!ps.isEmpty()) { u.put('ProfileId', ps[0].Id); }"),
        ("class",
            "Id find(String name) { return [SELECT Id FROM Profile WHERE Name = :name].Id; } User make() { return new "
                + "User(ProfileId = find('ERP')); }"),
        ("class",
            "@IsTest static void t() { Profile p = [SELECT Id FROM Profile WHERE Name = 'ERP']; User x = new User(ProfileId = "
                + "p.Id); System.runAs(x) {} }"),
        ("flow", """<recordLookups><name>Get_Profile</name><object>Profile</object><filters><field>Name</field><operator>EqualTo</operator><value><stringValue>ERP</stringValue></value></filters></recordLookups><recordCreates><name>Make</name><object>User</object><inputAssignments><field>ProfileId</field><value><elementReference>Get_Profile.Id</elementReference></value></inputAssignments></recordCreates>"""),

        // Columns, texts for people, other conditions
        ("ReportType",
            "<sections><columns><field>Profile</field><table>User</table></columns><columns><field>Owner.Profile.Name</field>"
                + "<table>Account</table></columns></sections>"),
        ("Layout", "<layoutSections><layoutColumns><layoutItems><field>ProfileId</field></layoutItems></layoutColumns></layoutSections>"),
        ("field", "<description>$Profile.Name = \"ERP\" was here</description><type>Text</type>"),
        ("flow", "<description>Looks at {!$Profile.Name} = \"ERP\"</description><start><object>Order</object></start>"),
        ("flow", """<decisions><rules><conditions><leftValueReference>$Record.RecordType.Name</leftValueReference><operator>EqualTo</operator><rightValue><stringValue>ERP</stringValue></rightValue></conditions></rules></decisions><formulas><name>x</name><expression>{!$Profile.Name}</expression></formulas>"""),
        ("flow", """<recordLookups><name>Find</name><object>Account</object><filters><field>Name</field><operator>EqualTo</operator><value><stringValue>ERP</stringValue></value></filters></recordLookups><recordLookups><name>Me</name><object>User</object><queriedFields>ProfileId</queriedFields></recordLookups>"""),
        ("flow", """<recordCreates><name>Make</name><object>User</object><inputAssignments><field>ProfileId</field><value><elementReference>x</elementReference></value></inputAssignments><inputAssignments><field>Alias</field><value><stringValue>ERP</stringValue></value></inputAssignments></recordCreates>"""),
        ("Workflow",
            """<rules><fullName>R</fullName><criteriaItems><field>User.UserRoleId</field><operation>equals</operation><value>ERP</value></criteriaItems></rules>"""),
        ("CustomMetadata", "<values><field>Name__c</field><value>The ERP of the company</value></values>"),
    ];

    private static readonly Lazy<ILookup<string, Reference>> Found = new(() =>
        WaysProject.Read(Ways.Select((way, index) => (Name(index), way.Kind, way.Content))));

    public static TheoryData<int, string> Numbers => new(Ways.Select((way, index) => (index, way.Content)));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Other_IsNoProfile(int number, string content)
    {
        var found = Found.Value[Name(number)].Where(reference => reference.Target == ReferenceTarget.Profile && reference.Names("ERP"))
            .ToList();

        Assert.True(found.Count == 0, $"{number}: {content}\nfound: {string.Join(", ", found)}");
    }

    private static string Name(int index) => $"Case{index:000}";
}
