using MetadataAnalyzer.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata.References;

/// <summary>Each way in which formulas, conditions, flows, code and records name a profile or a user.</summary>
public class WaysToNameTests
{
    private static readonly (string Kind, string Content, string Expected)[] Ways =
    [
        // Fields in formulas
        ("rule", """$Profile.Name = "ERP" """, "Profile ERP"),
        ("rule", """$Profile.Name == "ERP" """, "Profile ERP"),
        ("rule", """$Profile.Name <> "ERP" """, "Profile ERP"),
        ("rule", """$Profile.Name != "ERP" """, "Profile ERP"),
        ("rule", """ "ERP" = $Profile.Name""", "Profile ERP"),
        ("rule", """{!$Profile.Name} = "ERP" """, "Profile ERP"),
        ("rule", """$Profile.Id = "00e000000000001" """, "Profile 00e000000000001"),
        ("rule", """$User.ProfileId = "00e000000000001AAA" """, "Profile 00e000000000001AAA"),
        ("rule", """$User.Profile.Name = "ERP" """, "Profile ERP"),
        ("rule", """CreatedBy.Profile.Name = "ERP" """, "Profile ERP"),
        ("rule", """LastModifiedBy.Profile.Name = "ERP" """, "Profile ERP"),
        ("rule", """Owner.Profile.Name = "ERP" """, "Profile ERP"),
        ("rule", """Owner:User.Profile.Name = "ERP" """, "Profile ERP"),
        ("rule", """Owner:User.ProfileId = "00e000000000001AAA" """, "Profile 00e000000000001AAA"),
        ("rule", """Agent__r.Profile.Name = "ERP" """, "Profile ERP"),
        ("rule", """Account.Owner.Profile.Name = "ERP" """, "Profile ERP"),
        ("rule", """CreatedBy.Manager.Profile.Id = "00e000000000001" """, "Profile 00e000000000001"),
        ("rule", """$User.Manager.Profile.Name = "ERP" """, "Profile ERP"),
        ("rule", """$User.Username = "erp@acme.example" """, "User erp@acme.example"),
        ("rule", """CreatedBy.Username = "erp@acme.example" """, "User erp@acme.example"),
        ("rule", """$User.Id = "005000000000001AAA" """, "User 005000000000001AAA"),

        // Functions around the field
        ("rule", """LOWER($Profile.Name) = "erp" """, "Profile erp"),
        ("rule", """UPPER(TRIM($Profile.Name)) = "ERP" """, "Profile ERP"),
        ("rule", """LEFT($Profile.Name, 3) = "ERP" """, "Profile ERP"),
        ("rule", """RIGHT($Profile.Name, 3) = "ERP" """, "Profile ERP"),
        ("rule", """MID($Profile.Name, 1, 3) = "ERP" """, "Profile ERP"),
        ("rule", """FIND("ERP", $Profile.Name) > 0""", "Profile ERP"),
        ("rule", """CONTAINS($Profile.Name, "ERP")""", "Profile ERP"),
        ("rule", """CONTAINS("Other;ERP", $Profile.Name)""", "Profile Other;ERP"),
        ("rule", """CONTAINS(";Other;ERP;", ";" & $Profile.Name & ";")""", "Profile ;Other;ERP;"),
        ("rule", """NOT(CONTAINS("Other:ERP", LOWER($Profile.Name)))""", "Profile Other:ERP"),
        ("rule", """BEGINS($Profile.Name, "ERP")""", "Profile ERP"),
        ("rule", """CASE($Profile.Name, "Other", 1, "ERP", 1, 0) = 1""", "Profile ERP"),
        ("rule", """REGEX($Profile.Name, "(Other|ERP)")""", "Profile ERP"),
        ("rule", """REGEX($Profile.Name, ".*ERP.*")""", "Profile ERP"),
        ("rule", """ISPICKVAL(CreatedBy.Profile.Name, "ERP")""", "Profile ERP"),
        ("rule", """INCLUDES($Profile.Name, "ERP")""", "Profile ERP"),
        ("rule", """CASESAFEID($Profile.Id) = "00e000000000001AAA" """, "Profile 00e000000000001AAA"),
        ("rule", """LEFT($User.ProfileId, 15) = "00e000000000001" """, "Profile 00e000000000001"),
        ("rule", """IF(ISNEW(), $Profile.Name, "x") = "ERP" """, "Profile ERP"),
        ("rule", """IF($Profile.Name = "ERP", TRUE, FALSE)""", "Profile ERP"),
        ("rule", """AND(ISCHANGED(Name), NOT(OR($Profile.Name = "Other", $Profile.Name = "ERP")))""", "Profile ERP"),
        ("rule", """BLANKVALUE(Owner:User.Profile.Name, "x") <> "ERP" """, "Profile ERP"),
        ("rule", """SUBSTITUTE($Profile.Name, " ", "") = "ERP" """, "Profile ERP"),
        ("rule", """($Profile.Name) = ("ERP")""", "Profile ERP"),
        ("rule", """!($Profile.Name = "ERP") && TRUE""", "Profile ERP"),

        // The text stands elsewhere
        ("rule", """$Profile.Name = $Label.One""", "Profile ERP"),
        ("rule", """CONTAINS($Label.Many, $Profile.Name)""", "Profile ERP"),
        ("rule", """$Profile.Name = $CustomMetadata.Setting__mdt.Default.Profile__c""", "Profile ERP"),
        ("rule", """CONTAINS($CustomMetadata.Setting__mdt.Default.Profiles__c, $Profile.Name)""", "Profile ERP"),
        ("rule", """$Profile.Name = IF(ISNEW(), "ERP", "x")""", "Profile ERP"),

        // Other types with formulas and criteria
        ("field", """<formula>IF($Profile.Name = &quot;ERP&quot;, 1, 0)</formula><type>Number</type>""", "Profile ERP"),
        ("field", """<defaultValue>$Profile.Name = &quot;ERP&quot;</defaultValue><type>Checkbox</type>""", "Profile ERP"),
        ("field", """<formula>CreatedBy.Profile.Name = &quot;ERP&quot;</formula><type>Checkbox</type>""", "Profile ERP"),
        ("field", """<lookupFilter><filterItems><field>User.Profile.Name</field><operation>equals</operation><value>ERP</value></filterItems></lookupFilter>""", "Profile ERP"),
        ("field", """<lookupFilter><filterItems><field>$Profile.Name</field><operation>notEqual</operation><value>Other, ERP</value></filterItems></lookupFilter>""", "Profile ERP"),
        ("field", """<lookupFilter><filterItems><field>Order.Owner:User.Profile.Name</field><operation>equals</operation><value>ERP</value></filterItems></lookupFilter>""", "Profile ERP"),
        ("field", """<lookupFilter><filterItems><field>User.ProfileId</field><operation>equals</operation><value>&quot;ERP&quot;,Other</value></filterItems></lookupFilter>""", "Profile ERP"),
        ("ListView", """<filters><field>CreatedBy.Profile.Name</field><operation>equals</operation><value>ERP</value></filters>""", "Profile ERP"),
        ("Workflow", """<rules><fullName>R</fullName><formula>$Profile.Name = &quot;ERP&quot;</formula></rules>""", "Profile ERP"),
        ("Workflow", """<rules><fullName>R</fullName><criteriaItems><field>User.ProfileId</field><operation>equals</operation><value>ERP,Other</value></criteriaItems></rules>""", "Profile ERP"),
        ("Workflow", """<fieldUpdates><fullName>F</fullName><formula>IF($Profile.Name = &quot;ERP&quot;, &quot;a&quot;, &quot;b&quot;)</formula></fieldUpdates>""", "Profile ERP"),
        ("ApprovalProcess", """<entryCriteria><formula>$Profile.Name = &quot;ERP&quot;</formula></entryCriteria>""", "Profile ERP"),
        ("ApprovalProcess", """<entryCriteria><criteriaItems><field>User.ProfileId</field><operation>equals</operation><value>ERP</value></criteriaItems></entryCriteria>""", "Profile ERP"),
        ("AssignmentRules", """<assignmentRule><ruleEntry><formula>CreatedBy.Profile.Name = &quot;ERP&quot;</formula></ruleEntry></assignmentRule>""", "Profile ERP"),
        ("DuplicateRule", """<duplicateRuleFilter><duplicateRuleFilterItems><field>Profile</field><operation>equals</operation><table>User</table><value>Other, ERP</value></duplicateRuleFilterItems></duplicateRuleFilter>""", "Profile ERP"),
        ("DuplicateRule", """<duplicateRuleFilter><duplicateRuleFilterItems><field>Username</field><operation>equals</operation><table>User</table><value>erp@acme.example</value></duplicateRuleFilterItems></duplicateRuleFilter>""", "User erp@acme.example"),
        ("RestrictionRule", """<userCriteria>$User.ProfileId = '00e000000000001'</userCriteria>""", "Profile 00e000000000001"),
        ("RestrictionRule", """<recordFilter>CreatedBy.Profile.Name = 'ERP'</recordFilter>""", "Profile ERP"),
        ("SharingRules", """<sharingCriteriaRules><criteriaItems><field>CreatedBy.Profile.Name</field><operation>equals</operation><value>ERP</value></criteriaItems></sharingCriteriaRules>""", "Profile ERP"),
        ("FlexiPage", """<itemInstances><visibilityRule><criteria><leftValue>{!$User.Profile.Name}</leftValue><operator>EQUAL</operator><rightValue>ERP</rightValue></criteria></visibilityRule></itemInstances>""", "Profile ERP"),
        ("FlexiPage", """<itemInstances><visibilityRule><criteria><leftValue>{!Record.Owner.Profile.Name}</leftValue><operator>NE</operator><rightValue>ERP</rightValue></criteria></visibilityRule></itemInstances>""", "Profile ERP"),
        ("QuickAction", """<fieldOverrides><formula>IF($Profile.Name = &quot;ERP&quot;, 1, 0)</formula></fieldOverrides>""", "Profile ERP"),
        ("page", """<apex:outputPanel rendered="{!$Profile.Name == 'ERP'}"/>""", "Profile ERP"),
        ("WebLink", """<url>if ('{!$Profile.Name}' == 'ERP') { go(); }</url>""", "Profile ERP"),

        // Flows
        ("flow", """<decisions><rules><conditions><leftValueReference>$Profile.Name</leftValueReference><operator>EqualTo</operator><rightValue><stringValue>ERP</stringValue></rightValue></conditions></rules></decisions>""", "Profile ERP"),
        ("flow", """<decisions><rules><conditions><leftValueReference>$User.ProfileId</leftValueReference><operator>NotEqualTo</operator><rightValue><stringValue>00e000000000001AAA</stringValue></rightValue></conditions></rules></decisions>""", "Profile 00e000000000001AAA"),
        ("flow", """<decisions><rules><conditions><leftValueReference>$Record.CreatedBy.Profile.Name</leftValueReference><operator>Contains</operator><rightValue><stringValue>ERP</stringValue></rightValue></conditions></rules></decisions>""", "Profile ERP"),
        ("flow", """<decisions><rules><conditions><leftValueReference>$Record.Owner:User.Profile.Name</leftValueReference><operator>StartsWith</operator><rightValue><stringValue>ERP</stringValue></rightValue></conditions></rules></decisions>""", "Profile ERP"),
        ("flow", """<start><filters><field>LastModifiedBy.Profile.Name</field><operator>NotEqualTo</operator><value><stringValue>ERP</stringValue></value></filters></start>""", "Profile ERP"),
        ("flow", """<start><filterFormula>NOT({!$Profile.Name} = &quot;ERP&quot;)</filterFormula></start>""", "Profile ERP"),
        ("flow", """<formulas><name>isErp</name><expression>{!$Profile.Name} = &quot;ERP&quot;</expression></formulas>""", "Profile ERP"),
        ("flow", """<formulas><name>isErp</name><expression>LOWER({!$Record.CreatedBy.Profile.Name}) = &quot;erp&quot;</expression></formulas>""", "Profile erp"),
        ("flow", """<recordLookups><name>Find</name><object>Profile</object><filters><field>Name</field><operator>EqualTo</operator><value><stringValue>ERP</stringValue></value></filters></recordLookups>""", "Profile ERP"),
        ("flow", """<recordLookups><name>Find</name><object>User</object><filters><field>Profile.Name</field><operator>EqualTo</operator><value><stringValue>ERP</stringValue></value></filters></recordLookups>""", "Profile ERP"),
        ("flow", """<recordLookups><name>Find</name><object>User</object><filters><field>ProfileId</field><operator>EqualTo</operator><value><stringValue>00e000000000001AAA</stringValue></value></filters></recordLookups>""", "Profile 00e000000000001AAA"),
        ("flow", """<recordLookups><name>Find</name><object>User</object><filters><field>Username</field><operator>EqualTo</operator><value><stringValue>erp@acme.example</stringValue></value></filters></recordLookups>""", "User erp@acme.example"),
        ("flow", """<recordLookups><name>Get_Profile</name><object>Profile</object><filters><field>Id</field><operator>EqualTo</operator><value><elementReference>$User.ProfileId</elementReference></value></filters></recordLookups><decisions><rules><conditions><leftValueReference>Get_Profile.Name</leftValueReference><operator>EqualTo</operator><rightValue><stringValue>ERP</stringValue></rightValue></conditions></rules></decisions>""", "Profile ERP"),
        ("flow", """<recordLookups><name>Get_Profile</name><object>Profile</object><outputReference>varProfile</outputReference></recordLookups><decisions><rules><conditions><leftValueReference>varProfile.Name</leftValueReference><operator>EqualTo</operator><rightValue><stringValue>ERP</stringValue></rightValue></conditions></rules></decisions>""", "Profile ERP"),
        ("flow", """<recordLookups><name>Get_Profile</name><object>Profile</object><outputAssignments><assignToReference>profileName</assignToReference><field>Name</field></outputAssignments></recordLookups><decisions><rules><conditions><leftValueReference>profileName</leftValueReference><operator>EqualTo</operator><rightValue><stringValue>ERP</stringValue></rightValue></conditions></rules></decisions>""", "Profile ERP"),
        ("flow", """<recordLookups><name>Get_User</name><object>User</object></recordLookups><decisions><rules><conditions><leftValueReference>Get_User.Profile.Name</leftValueReference><operator>EqualTo</operator><rightValue><stringValue>ERP</stringValue></rightValue></conditions></rules></decisions>""", "Profile ERP"),
        ("flow", """<assignments><assignmentItems><assignToReference>mine</assignToReference><operator>Assign</operator><value><elementReference>$Profile.Name</elementReference></value></assignmentItems></assignments><variables><name>mine</name></variables><decisions><rules><conditions><leftValueReference>mine</leftValueReference><operator>EqualTo</operator><rightValue><stringValue>ERP</stringValue></rightValue></conditions></rules></decisions>""", "Profile ERP"),
        ("flow", """<constants><name>ErpName</name><value><stringValue>ERP</stringValue></value></constants><decisions><rules><conditions><leftValueReference>$Profile.Name</leftValueReference><operator>EqualTo</operator><rightValue><elementReference>ErpName</elementReference></rightValue></conditions></rules></decisions>""", "Profile ERP"),
        ("flow", """<constants><name>ErpName</name><value><stringValue>ERP</stringValue></value></constants><decisions><rules><conditions><leftValueReference>ErpName</leftValueReference><operator>EqualTo</operator><rightValue><elementReference>$Profile.Name</elementReference></rightValue></conditions></rules></decisions>""", "Profile ERP"),
        ("flow", """<variables><name>name</name><value><stringValue>ERP</stringValue></value></variables><formulas><name>isErp</name><expression>{!$Profile.Name} = {!name}</expression></formulas>""", "Profile ERP"),
        ("flow", """<formulas><name>mine</name><expression>UPPER({!$Profile.Name})</expression></formulas><decisions><rules><conditions><leftValueReference>mine</leftValueReference><operator>EqualTo</operator><rightValue><stringValue>ERP</stringValue></rightValue></conditions></rules></decisions>""", "Profile ERP"),
        ("flow", """<decisions><rules><conditions><leftValueReference>$Profile.Name</leftValueReference><operator>EqualTo</operator><rightValue><elementReference>$Label.One</elementReference></rightValue></conditions></rules></decisions>""", "Profile ERP"),
        ("flow", """<recordLookups><name>Get_Profile</name><object>Profile</object><filters><field>Name</field><operator>EqualTo</operator><value><elementReference>$Label.One</elementReference></value></filters></recordLookups>""", "Profile ERP"),
        ("flow", """<assignments><assignmentItems><assignToReference>isErp</assignToReference><operator>Assign</operator><value><stringValue>{!x}</stringValue></value></assignmentItems></assignments><formulas><name>x</name><expression>CASE({!$Profile.Name}, &quot;ERP&quot;, 1, 0)</expression></formulas>""", "Profile ERP"),

        ("flow", """<recordLookups><name>Get_Setting</name><object>Setting__mdt</object></recordLookups><decisions><rules><conditions><leftValueReference>$Profile.Name</leftValueReference><operator>EqualTo</operator><rightValue><elementReference>Get_Setting.Profile__c</elementReference></rightValue></conditions></rules></decisions>""", "Profile ERP"),
        ("flow", """<recordLookups><name>Get_Setting</name><object>Setting__mdt</object></recordLookups><decisions><rules><conditions><leftValueReference>Get_Setting.Profiles__c</leftValueReference><operator>Contains</operator><rightValue><elementReference>$Profile.Name</elementReference></rightValue></conditions></rules></decisions>""", "Profile ERP"),
        ("flow", """<recordLookups><name>Get_Profiles</name><object>Profile</object></recordLookups><loops><name>Each</name><collectionReference>Get_Profiles</collectionReference></loops><decisions><rules><conditions><leftValueReference>Each.Name</leftValueReference><operator>EqualTo</operator><rightValue><stringValue>ERP</stringValue></rightValue></conditions></rules></decisions>""", "Profile ERP"),

        // Apex comparisons
        ("apex", "if (u.Profile.Name == 'ERP') {}", "Profile ERP"),
        ("apex", "if (u.Profile.Name != 'ERP') {}", "Profile ERP"),
        ("apex", "if ('ERP' == u?.Profile?.Name) {}", "Profile ERP"),
        ("apex", "if (u.Profile.Name === 'ERP') {}", "Profile ERP"),
        ("apex", "if (u.Profile.Name.equals('ERP')) {}", "Profile ERP"),
        ("apex", "if ('ERP'.equalsIgnoreCase(u.Profile.Name)) {}", "Profile ERP"),
        ("apex", "if (u.Profile.Name.toLowerCase().contains('erp')) {}", "Profile erp"),
        ("apex", "if (u.Profile.Name.containsIgnoreCase('ERP')) {}", "Profile ERP"),
        ("apex", "if (u.Profile.Name.startsWith('ERP')) {}", "Profile ERP"),
        ("apex", "if ('Other;ERP'.contains(u.Profile.Name)) {}", "Profile Other;ERP"),
        ("apex", "if ('Other;ERP'.split(';').contains(u.Profile.Name)) {}", "Profile ERP"),
        ("apex", "if (Pattern.matches('Other|ERP', u.Profile.Name)) {}", "Profile ERP"),
        ("apex", "switch on u.Profile.Name { when 'Other', 'ERP' { } when else { } }", "Profile ERP"),
        ("apex", "if (new Set<String>{ 'Other', 'ERP' }.contains(u.Profile.Name)) {}", "Profile ERP"),
        ("apex", "List<String> names = new List<String>{ 'ERP' }; if (names.contains(u.Profile.Name)) {}", "Profile ERP"),
        ("apex", "Set<String> names = new Set<String>(); names.add('ERP'); if (names.contains(u.Profile.Name)) {}", "Profile ERP"),
        ("apex", "Map<String, Integer> byName = new Map<String, Integer>{ 'ERP' => 1 }; if (byName.containsKey(u.Profile.Name)) {}", "Profile ERP"),
        ("apex", "String mine = u.Profile.Name; if (mine == 'ERP') {}", "Profile ERP"),
        ("apex", "String mine = u != null ? u.Profile.Name : ''; if (mine == 'ERP') {}", "Profile ERP"),
        ("apex", "String mine = [SELECT Name FROM Profile WHERE Id = :UserInfo.getProfileId()].Name; if (mine == 'ERP') {}", "Profile ERP"),
        ("apex", "Profile p = [SELECT Name FROM Profile WHERE Id = :UserInfo.getProfileId() LIMIT 1]; if (p.Name == 'ERP') {}", "Profile ERP"),
        ("apex", "List<Profile> ps = [SELECT Name FROM Profile WHERE Id = :UserInfo.getProfileId()]; if (ps[0].Name == 'ERP') {}", "Profile ERP"),
        ("apex", "for (Profile p : [SELECT Name FROM Profile]) { if (p.Name == 'ERP') {} }", "Profile ERP"),
        ("apex", "Map<Id, Profile> ps = new Map<Id, Profile>([SELECT Name FROM Profile]); if (ps.get(u.ProfileId).Name == 'ERP') {}", "Profile ERP"),
        ("apex", "if (UserInfo.getProfileId() == '00e000000000001AAA') {}", "Profile 00e000000000001AAA"),
        ("apex", "if (((String) u.get('ProfileId')) == '00e000000000001AAA') {}", "Profile 00e000000000001AAA"),
        ("apex", "if (u.getSObject('Profile').get('Name') == 'ERP') {}", "Profile ERP"),
        ("apex", "if (a.Owner.Profile.Name == 'ERP') {}", "Profile ERP"),
        ("apex", "if (String.valueOf(u.Profile.Name).trim() == 'ERP') {}", "Profile ERP"),
        ("apex", "if (u.Profile.Name == Names.ERP) {}", "Profile ERP"),
        ("apex", "if (u.Profile.Name == Names.Inner.ERP) {}", "Profile ERP"),
        ("apex", "if (Names.ALL_OF.contains(u.Profile.Name)) {}", "Profile ERP"),
        ("apex", "if (u.Profile.Name == Label.One) {}", "Profile ERP"),
        ("apex", "if (System.Label.Many.split(',').contains(u.Profile.Name)) {}", "Profile ERP"),
        ("apex", "if (Setting__mdt.getInstance('Default').Profile__c == u.Profile.Name) {}", "Profile ERP"),
        ("apex", "Setting__mdt row = [SELECT Profiles__c FROM Setting__mdt LIMIT 1]; if (row.Profiles__c.contains(u.Profile.Name)) {}", "Profile ERP"),
        ("apex", "if (Users.profileName() == 'ERP') {}", "Profile ERP"),
        ("apex", "if (Users.current == 'ERP') {}", "Profile ERP"),
        ("apex", "Users users = new Users(); if (users.profileName() == 'ERP') {}", "Profile ERP"),
        ("apex", "if (new Users().profileName() == 'ERP') {}", "Profile ERP"),
        ("apex", "if (Users.has(u, 'ERP')) {}", "Profile ERP"),
        ("apex", "Users users = new Users(); if (users.has(u, Names.ERP)) {}", "Profile ERP"),
        ("class", "static final String ERP_NAME = 'ERP'; Boolean run(User u) { return u.Profile.Name == ERP_NAME; }", "Profile ERP"),
        ("class", "String mine { get { if (mine == null) { mine = [SELECT Name FROM Profile WHERE Id = :UserInfo.getProfileId()].Name; } return mine; } set; } Boolean run() { return mine == 'ERP'; }", "Profile ERP"),
        ("class", "static String mine() { return [SELECT Profile.Name FROM User WHERE Id = :UserInfo.getUserId()].Profile.Name; } Boolean run() { return mine() == 'ERP'; }", "Profile ERP"),
        ("class", "Boolean run(User u) { return isErp(u.Profile.Name); } Boolean isErp(String name) { return name == 'ERP'; }", "Profile ERP"),
        ("class", "Boolean run(User u) { return has(u, 'ERP'); } Boolean has(User u, String name) { return u.Profile.Name == name; }", "Profile ERP"),
        ("trigger", "if ([SELECT Profile.Name FROM User WHERE Id = :UserInfo.getUserId()].Profile.Name == 'ERP') { return; }", "Profile ERP"),

        // Queries
        ("apex", "Integer n = [SELECT COUNT() FROM User WHERE Profile.Name = 'ERP'];", "Profile ERP"),
        ("apex", "Integer n = [SELECT COUNT() FROM User WHERE Profile.Name != 'ERP'];", "Profile ERP"),
        ("apex", "Integer n = [SELECT COUNT() FROM User WHERE Profile.Name IN ('Other', 'ERP')];", "Profile ERP"),
        ("apex", "Integer n = [SELECT COUNT() FROM User WHERE Profile.Name NOT IN ('ERP')];", "Profile ERP"),
        ("apex", "Integer n = [SELECT COUNT() FROM User WHERE Profile.Name LIKE 'ERP'];", "Profile ERP"),
        ("apex", "Integer n = [SELECT COUNT() FROM User WHERE Profile.Name LIKE '%ERP%'];", "Profile ERP"),
        ("apex", "Set<String> names = new Set<String>{ 'ERP' }; Integer n = [SELECT COUNT() FROM User WHERE Profile.Name IN :names];", "Profile ERP"),
        ("apex", "Integer n = [SELECT COUNT() FROM User WHERE Profile.Name = :Names.ERP];", "Profile ERP"),
        ("apex", "Integer n = [SELECT COUNT() FROM User WHERE ProfileId IN (SELECT Id FROM Profile WHERE Name = 'ERP')];", "Profile ERP"),
        ("apex", "Integer n = [SELECT COUNT() FROM Account WHERE CreatedBy.Profile.Name = 'ERP'];", "Profile ERP"),
        ("apex", "Profile p = [SELECT Id FROM Profile WHERE Name = 'ERP']; Boolean mine = UserInfo.getProfileId() == p.Id;", "Profile ERP"),
        ("apex", "Profile p = [SELECT Id FROM Profile WHERE Name = :Label.One]; Boolean mine = UserInfo.getProfileId() == p.Id;", "Profile ERP"),
        ("apex", "Integer n = [SELECT COUNT() FROM User WHERE Username = 'erp@acme.example'];", "User erp@acme.example"),
        ("apex", "Database.query('SELECT Id FROM User WHERE Profile.Name = \\'ERP\\'');", "Profile ERP"),
        ("apex", "Database.query('SELECT Id FROM Profile ' + 'WHERE Name = \\'ERP\\'');", "Profile ERP"),
        ("apex", "Database.query('SELECT Id FROM User WHERE Profile.Name = \\'' + Names.ERP + '\\' LIMIT 1');", "Profile ERP"),
        ("apex", "String name = 'ERP'; Database.query('SELECT Id FROM User WHERE Profile.Name = :name');", "Profile ERP"),
        ("apex", "if (UserInfo.getUserName() == 'erp@acme.example') {}", "User erp@acme.example"),
        ("apex", "if (u.Username.startsWith('erp@acme.example')) {}", "User erp@acme.example"),
        ("apex", "Id owner = '005000000000001AAA';", "User 005000000000001AAA"),

        ("apex", "if (Names.LIST_OF.split(',').contains(u.Profile.Name)) {}", "Profile ERP"),
        ("apex", "if (Names.LIST_OF.contains(u.Profile.Name)) {}", "Profile ERP"),
        ("apex", "for (Setting__mdt row : Setting__mdt.getAll().values()) { if (row.Profile__c == u.Profile.Name) {} }", "Profile ERP"),
        ("apex", "List<List<SObject>> all = [FIND 'x' RETURNING User(Id WHERE Profile.Name = 'ERP')];", "Profile ERP"),

        // Records
        ("CustomMetadata", "<values><field>Profile__c</field><value>ERP</value></values>", "Profile ERP"),
        ("CustomMetadata", "<values><field>Profiles__c</field><value>Other;ERP</value></values>", "Profile ERP"),
        ("CustomMetadata", "<values><field>Profiles__c</field><value>Other, ERP</value></values>", "Profile ERP"),
        ("CustomMetadata", "<values><field>Profiles__c</field><value>Other\nERP</value></values>", "Profile ERP"),
        ("CustomMetadata", "<values><field>Users__c</field><value>a@acme.example; erp@acme.example</value></values>", "User erp@acme.example"),
        ("CustomMetadata", "<values><field>Ids__c</field><value>005000000000001AAA,005000000000002AAA</value></values>", "User 005000000000001AAA"),
    ];

    private static readonly Lazy<ILookup<string, Reference>> Found = new(() => WaysProject.Read(Ways.Select((way, index) => (Name(index), way.Kind, way.Content))));

    public static TheoryData<int, string, string> Numbers => new(Ways.Select((way, index) => (index, way.Content, way.Expected)));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Way_IsFound(int number, string content, string expected)
    {
        var found = Found.Value[Name(number)].Select(reference => $"{reference.Target} {reference.Value}").ToList();

        Assert.True(found.Contains(expected), $"{number}: {content}\nfound: {string.Join(", ", found)}");
    }

    [Fact]
    public void Quotes_AreShort() => Assert.All(Found.Value.SelectMany(group => group), reference => Assert.True(reference.Text.Length <= 120 && reference.Expression.Length <= 120));

    private static string Name(int index) => $"Case{index:000}";
}
