using System.Collections.Immutable;
using System.Xml;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Cli.Collecting;

/// <summary>
/// The <c>package.xml</c> that makes a retrieve complete. A wildcard brings an org's own components only, so that standard objects and
/// managed permission sets are named. A profile comes with rights only on the components that the same manifest retrieves.
/// </summary>
internal static class RetrieveManifest
{
    private const string Namespace = "http://soap.sforce.com/2006/04/metadata";

    /// <summary>Types that an assessment reads; a wildcard brings the components of each.</summary>
    private static readonly ImmutableArray<string> Wildcards =
    [
        "ApexClass", "ApexComponent", "ApexPage", "ApexTrigger", "ApprovalProcess", "AssignmentRules", "AuraDefinitionBundle",
        "AuthProvider", "ConnectedApp", "CustomApplication", "CustomField", "CustomMetadata", "CustomObject", "CustomPermission",
        "CustomSite", "CustomTab", "DelegateGroup", "DuplicateRule", "EmailServicesFunction", "EscalationRules",
        "ExternalClientApplication", "ExternalCredential", "ExternalDataSource", "ExtlClntAppConfigurablePolicies",
        "ExtlClntAppOauthConfigurablePolicies", "ExtlClntAppOauthSettings", "Flow", "Group", "InstalledPackage", "Layout",
        "LightningComponentBundle", "MutingPermissionSet", "NamedCredential", "Network", "PermissionSet", "PermissionSetGroup",
        "PlatformEventSubscriberConfig", "Profile", "ProfilePasswordPolicy", "ProfileSessionSetting", "Queue", "RestrictionRule", "Role",
        "Settings", "SharingRules", "SharingSet", "TransactionSecurityPolicy", "UserAccessPolicy", "UserProvisioningConfig", "Workflow",
    ];

    /// <summary>Standard objects that integrations use in most orgs; a wildcard leaves them out.</summary>
    private static readonly ImmutableArray<string> StandardObjects =
    [
        "Account", "Asset", "Campaign", "CampaignMember", "Case", "Contact", "ContentVersion", "Contract", "Event", "Individual", "Lead",
        "Opportunity", "OpportunityLineItem", "Order", "OrderItem", "Pricebook2", "PricebookEntry", "Product2", "Quote", "QuoteLineItem",
        "Task", "User",
    ];

    /// <summary>The manifest as text with LF.</summary>
    /// <param name="org">The project whose references the manifest completes; null for none.</param>
    public static string Write(Org? org) => Write(Members(org), org?.Project.ApiVersion);

    /// <summary>A manifest as text with LF.</summary>
    /// <param name="types">Members by type, in the order to write.</param>
    /// <param name="version">API version; null takes the default.</param>
    public static string Write(IEnumerable<(string Type, IEnumerable<string> Members)> types, string? version)
    {
        var text = new StringWriter { NewLine = "\n" };
        var settings = new XmlWriterSettings { Indent = true, IndentChars = "    ", NewLineChars = "\n", OmitXmlDeclaration = true };
        text.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var xml = XmlWriter.Create(text, settings))
        {
            xml.WriteStartElement("Package", Namespace);
            foreach (var (type, members) in types)
            {
                xml.WriteStartElement("types", Namespace);
                foreach (var member in members)
                {
                    xml.WriteElementString("members", Namespace, member);
                }

                xml.WriteElementString("name", Namespace, type);
                xml.WriteEndElement();
            }

            xml.WriteElementString("version", Namespace, version ?? SfdxProject.DefaultApiVersion);
            xml.WriteEndElement();
        }

        text.Write('\n');
        return text.ToString();
    }

    /// <summary>Members by type, each sorted, the wildcard first.</summary>
    public static IEnumerable<(string Type, IEnumerable<string> Members)> Members(Org? org)
    {
        var named = StandardObjects.Select(name => (Type: "CustomObject", Name: name)).Concat(org is null ? [] : Named(org))
            .Distinct()
            .ToLookup(member => member.Type, member => member.Name, StringComparer.Ordinal);
        return Wildcards.Order(StringComparer.Ordinal).Select(type => (type, named[type].Order(StringComparer.Ordinal).Prepend("*")));
    }

    /// <summary>
    /// The standard and managed objects that integrations use in most orgs, or that the project gives rights on. A wildcard leaves them
    /// out.
    /// </summary>
    public static IEnumerable<string> ObjectsToName(Org org) =>
        StandardObjects.Concat(GrantedObjects(org)).Distinct(StringComparer.Ordinal);

    /// <summary>Components that the project refers to and that a wildcard does not bring.</summary>
    private static IEnumerable<(string Type, string Name)> Named(Org org)
    {
        var absent = AbsentComponent.Find(org)
            .Where(component => component.Type != "Profile" && component.FullName.Contains("__", StringComparison.Ordinal));
        return absent.Select(component => (component.Type, component.FullName))
            .Concat(GrantedObjects(org).Select(name => ("CustomObject", name)));
    }

    private static IEnumerable<string> GrantedObjects(Org org) => org.Project.Profiles
        .Concat<PermissionContainer>(org.Project.PermissionSets)
        .SelectMany(container => container.Grants(AccessKind.Object))
        .Select(grant => grant.Name)
        .Where(name => !name.Contains("__", StringComparison.Ordinal) || IsManaged(name));

    private static bool IsManaged(string objectName)
    {
        var first = objectName.IndexOf("__", StringComparison.Ordinal);
        return first > 0 && objectName.IndexOf("__", first + 2, StringComparison.Ordinal) > 0;
    }
}

/// <summary>The smallest <c>package.xml</c> that brings what a project lacks.</summary>
internal static class MissingManifest
{
    public const string FileName = "package-missing.xml";

    /// <summary>The members by type, sorted; empty when nothing is missing.</summary>
    public static ImmutableArray<(string Type, ImmutableArray<string> Members)> Members(Org org, ImmutableArray<RetrieveGap> gaps)
    {
        // A profile is retrieved without its rights on components that the same manifest does not retrieve.
        ImmutableArray<string> wildcards = gaps.Any(gap => gap.Type == "Profile") ? ProfileRetrieval.TypesToRetrieveWith(org) : [];
        var objects = wildcards.Contains("CustomObject", StringComparer.Ordinal) ? RetrieveManifest.ObjectsToName(org) : [];
        var named = gaps.Where(gap => gap.IsManaged || !wildcards.Contains(gap.Type, StringComparer.Ordinal))
            .Select(gap => (gap.Type, Name: gap.FullName))
            .Concat(wildcards.Select(type => (Type: type, Name: "*")))
            .Concat(objects.Select(name => (Type: "CustomObject", Name: name)));
        return
        [
            .. named.Distinct().GroupBy(member => member.Type, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, group.Select(member => member.Name).Order(StringComparer.Ordinal).ToImmutableArray())),
        ];
    }

    /// <summary>The manifest as text with LF.</summary>
    public static string Write(Org org, ImmutableArray<RetrieveGap> gaps) =>
        RetrieveManifest.Write(Members(org, gaps).Select(entry => (entry.Type, entry.Members.AsEnumerable())), org.Project.ApiVersion);
}
