using System.Security;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Tests.Metadata.References;

/// <summary>A project with one small component for each way to name a profile or user, and what these go through.</summary>
internal static class WaysProject
{
    private static readonly MetadataReadOptions Options = new() { References = LicenseCatalogue.LoadEmbedded().References.Search };

    /// <summary>Reads a project that holds one component for each case, named after the case.</summary>
    public static ILookup<string, Reference> Read(IEnumerable<(string Name, string Kind, string Content)> cases)
    {
        var project = ProjectBuilder.Source()
            .With("force-app/profiles/ERP.profile-meta.xml", ProjectBuilder.Xml("Profile", "<userLicense>Salesforce</userLicense>"))
            .With("force-app/labels/CustomLabels.labels-meta.xml", ProjectBuilder.Xml("CustomLabels", """
                <labels><fullName>One</fullName><value>ERP</value></labels>
                <labels><fullName>Many</fullName><value>Other, ERP</value></labels>
                """))
            .With("force-app/customMetadata/Setting.Default.md-meta.xml", ProjectBuilder.Xml("CustomMetadata", """
                <label>Default</label><values><field>Profile__c</field><value>ERP</value></values><values><field>Profiles__c</field><value>Other;ERP</value></values>
                """))
            .With("force-app/classes/Names.cls",
                "public class Names { public static final String ERP = 'ERP'; public static final Set<String> ALL_OF = new Set<String>{ "
                    + "'Other', 'ERP' }; public static final String LIST_OF = 'Other,ERP'; public class Inner { public static "
                    + "final String ERP = 'ERP'; } }")
            .With("force-app/classes/Users.cls",
                "public class Users { public static String profileName() { return [SELECT Profile.Name FROM User WHERE Id = "
                    + ":UserInfo.getUserId()].Profile.Name; } public static String current { get { return profileName(); } } public static "
                    + "Boolean has(User u, String name) { return u.Profile.Name == name; } }");
        foreach (var (name, kind, content) in cases)
        {
            var (path, text) = File(name, kind, content);
            project.With("force-app/" + path, text);
        }

        return project.Read(Options).References.ToLookup(reference => reference.Location.Path.Split('/')[^1].Split('.')[0]);
    }

    private static (string Path, string Text) File(string name, string kind, string content) => kind switch
    {
        "rule" => ($"objects/Order/validationRules/{name}.validationRule-meta.xml", ProjectBuilder.Xml("ValidationRule",
            $"<fullName>{name}</fullName><errorConditionFormula>{SecurityElement.Escape(content)}</errorConditionFormula>")),
        "field" => ($"objects/Order/fields/{name}.field-meta.xml",
            ProjectBuilder.Xml("CustomField", $"<fullName>{name}</fullName>{content}")),
        "flow" => ($"flows/{name}.flow-meta.xml", ProjectBuilder.Xml("Flow", content)),
        "apex" => ($"classes/{name}.cls", $"public class {name} {{ void run(User u, Account a, SObject s) {{ {content} }} }}"),
        "class" => ($"classes/{name}.cls", $"public class {name} {{ {content} }}"),
        "trigger" => ($"triggers/{name}.trigger", $"trigger {name} on Account (before insert) {{ {content} }}"),
        "page" => ($"pages/{name}.page", $"<apex:page>{content}</apex:page>"),
        "ListView" =>
            ($"objects/Order/listViews/{name}.listView-meta.xml", ProjectBuilder.Xml(kind, $"<fullName>{name}</fullName>{content}")),
        "WebLink" => ($"objects/Order/webLinks/{name}.webLink-meta.xml", ProjectBuilder.Xml(kind, $"<fullName>{name}</fullName>{content}")),
        "Workflow" => ($"workflows/{name}.workflow-meta.xml", ProjectBuilder.Xml(kind, content)),
        "ApprovalProcess" => ($"approvalProcesses/{name}.approvalProcess-meta.xml", ProjectBuilder.Xml(kind, content)),
        "AssignmentRules" => ($"assignmentRules/{name}.assignmentRules-meta.xml", ProjectBuilder.Xml(kind, content)),
        "DuplicateRule" => ($"duplicateRules/{name}.duplicateRule-meta.xml", ProjectBuilder.Xml(kind, content)),
        "RestrictionRule" => ($"restrictionRules/{name}.rule-meta.xml", ProjectBuilder.Xml(kind, content)),
        "SharingRules" => ($"sharingRules/{name}.sharingRules-meta.xml", ProjectBuilder.Xml(kind, content)),
        "FlexiPage" => ($"flexipages/{name}.flexipage-meta.xml", ProjectBuilder.Xml(kind, content)),
        "QuickAction" => ($"quickActions/{name}.quickAction-meta.xml", ProjectBuilder.Xml(kind, content)),
        "CustomMetadata" => ($"customMetadata/{name}.Row.md-meta.xml", ProjectBuilder.Xml(kind, content)),
        "ReportType" => ($"reportTypes/{name}.reportType-meta.xml", ProjectBuilder.Xml(kind, content)),
        "Layout" => ($"layouts/{name}.layout-meta.xml", ProjectBuilder.Xml(kind, content)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of the test"),
    };
}
