using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Reporting.Redaction;

/// <summary>The names in the project: of components and their parts, of components that others refer to, and of other files.</summary>
internal static class ProjectNames
{
    private static readonly Dictionary<string, (RedactionKinds Kind, string Prefix)> Types = new(StringComparer.Ordinal)
    {
        ["Profile"] = (RedactionKinds.Containers, "profile"),
        ["PermissionSet"] = (RedactionKinds.Containers, "set"),
        ["PermissionSetGroup"] = (RedactionKinds.Containers, "group"),
        ["MutingPermissionSet"] = (RedactionKinds.Containers, "set"),
        ["Role"] = (RedactionKinds.Containers, "role"),
        ["Group"] = (RedactionKinds.Containers, "members"),
        ["Queue"] = (RedactionKinds.Containers, "members"),
        ["DelegateGroup"] = (RedactionKinds.Containers, "members"),
        ["CustomPermission"] = (RedactionKinds.Containers, "permission"),
        ["UserAccessPolicy"] = (RedactionKinds.Containers, "policy"),
        ["ProfilePasswordPolicy"] = (RedactionKinds.Containers, "policy"),
        ["ProfileSessionSetting"] = (RedactionKinds.Containers, "policy"),
        ["ConnectedApp"] = (RedactionKinds.Apps, "app"),
        ["ExternalClientApplication"] = (RedactionKinds.Apps, "app"),
        ["InstalledPackage"] = (RedactionKinds.Apps, "package"),
        ["ExtlClntAppOauthConfigurablePolicies"] = (RedactionKinds.Apps, "app"),
        ["ExtlClntAppOauthSettings"] = (RedactionKinds.Apps, "app"),
        ["ExtlClntAppGlobalOauthSettings"] = (RedactionKinds.Apps, "app"),
        ["ExtlClntAppConfigurablePolicies"] = (RedactionKinds.Apps, "app"),
        ["NamedCredential"] = (RedactionKinds.Apps, "endpoint"),
        ["ExternalCredential"] = (RedactionKinds.Apps, "endpoint"),
        ["RemoteSiteSetting"] = (RedactionKinds.Apps, "endpoint"),
        ["CspTrustedSite"] = (RedactionKinds.Apps, "endpoint"),
        ["AuthProvider"] = (RedactionKinds.Apps, "endpoint"),
        ["ExternalDataSource"] = (RedactionKinds.Apps, "endpoint"),
        ["CustomObject"] = (RedactionKinds.Objects, "object"),
        ["CustomField"] = (RedactionKinds.Objects, "field"),
        ["RecordType"] = (RedactionKinds.Objects, "part"),
        ["ValidationRule"] = (RedactionKinds.Objects, "part"),
        ["ListView"] = (RedactionKinds.Objects, "part"),
        ["FieldSet"] = (RedactionKinds.Objects, "part"),
        ["CompactLayout"] = (RedactionKinds.Objects, "part"),
        ["BusinessProcess"] = (RedactionKinds.Objects, "part"),
        ["WebLink"] = (RedactionKinds.Objects, "part"),
        ["Layout"] = (RedactionKinds.Objects, "part"),
        ["CustomTab"] = (RedactionKinds.Objects, "part"),
        ["CustomMetadata"] = (RedactionKinds.Objects, "record"),
        ["ApexClass"] = (RedactionKinds.Code, "class"),
        ["ApexPage"] = (RedactionKinds.Code, "page"),
        ["ApexTrigger"] = (RedactionKinds.Code, "trigger"),
        ["Flow"] = (RedactionKinds.Code, "flow"),
    };

    /// <summary>Types whose components have names of the platform.</summary>
    private static readonly HashSet<string> Platform = new(
        ["Settings", "StandardValueSet", "StandardValueSetTranslation", "AppMenu", "Translations", "CustomLabels", "LeadConvertSettings"],
            StringComparer.Ordinal);

    /// <summary>Types whose components have the name of their object.</summary>
    private static readonly HashSet<string> OfObjects = new(
        ["Workflow", "SharingRules", "AssignmentRules", "AutoResponseRules", "EscalationRules", "MatchingRules", "CustomObjectTranslation"],
            StringComparer.Ordinal);

    /// <summary>Kinds whose grants name components. A tab has the name of its object, so objects come before tabs.</summary>
    private static readonly ImmutableArray<AccessKind> Granted =
    [
        .. AccessKinds.UsableByApi.Concat(AccessKinds.UserInterfaceOnly).Where(kind => AccessKinds.ComponentType(kind) is not null)
            .OrderBy(
                kind => kind switch { AccessKind.Application or AccessKind.Tab => 2, AccessKind.Object or AccessKind.Field => 1, _ => 0 }),
    ];

    public static void AddTo(RedactionNames names, Org org)
    {
        var project = org.Project;
        foreach (var component in project.Components)
        {
            AddComponent(names, component.Type, component.FullName);
        }

        foreach (var file in project.Unreadable)
        {
            AddComponent(names, file.Type, file.FullName);
        }

        foreach (var reference in project.References)
        {
            AddComponent(names, reference.ComponentType, reference.ComponentName);
            AddNamed(names, reference);
        }

        AddLabels(names, project);
        AddGranted(names, project);
        foreach (var path in project.UnknownFiles)
        {
            var name = path[(path.LastIndexOf('/') + 1)..];
            var stem = name.EndsWith("-meta.xml", StringComparison.OrdinalIgnoreCase) ? name[..^"-meta.xml".Length] : name;
            names.Add(RedactionKinds.Code, "file", stem.LastIndexOf('.') is var dot and > 0 ? stem[..dot] : stem);
        }
    }

    /// <summary>
    /// Adds the user, profile, permission set or role that a reference names; it may be missing from the project and the exports. A
    /// comparison with a part of a name is skipped.
    /// </summary>
    private static void AddNamed(RedactionNames names, Reference reference)
    {
        if (reference.Comparison is ReferenceComparison.Contains or ReferenceComparison.StartsWith)
        {
            return;
        }

        if (reference.Target == ReferenceTarget.User)
        {
            names.Add(RedactionKinds.Users, "user", reference.Value, isMinor: true);
        }
        else if (reference.Target is ReferenceTarget.Profile or ReferenceTarget.PermissionSet or ReferenceTarget.Role)
        {
            var (kind, prefix) = KindOf(reference.Target.ToString());
            names.Add(kind, prefix, reference.Value, isMinor: true);
        }
    }

    private static void AddLabels(RedactionNames names, MetadataProject project)
    {
        IEnumerable<(string Type, string? Label)> labels =
        [
            .. project.PermissionSets.Select(set => (set.TypeName, set.Label)),
            .. project.PermissionSetGroups.Select(group => (group.TypeName, group.Label)),
            .. project.MutingPermissionSets.Select(set => (set.TypeName, set.Label)),
            .. project.Profiles.Select(profile => (profile.TypeName, profile.Label)),
            .. project.ConnectedApps.Select(app => (app.TypeName, app.Label)),
            .. project.ExternalClientApplications.Select(app => (app.TypeName, app.Label)),
            .. project.CustomObjects.Select(custom => (custom.TypeName, custom.Label)),
            .. project.ApexPages.Select(page => (page.TypeName, page.Label)),
            .. project.UserAccessPolicies.Select(policy => (policy.TypeName, policy.Label)),
            .. project.ConnectedApps.SelectMany(app => app.Profiles).Select(profile => ("Profile", (string?)profile.Name)),
            .. project.ConnectedApps.SelectMany(app => app.PermissionSets).Select(set => ("PermissionSet", (string?)set.Name)),
            .. project.ExternalClientApplications.SelectMany(app => app.OauthPolicies).SelectMany(policy => policy.Profiles)
                .Select(profile => ("Profile", (string?)profile.Name)),
            .. project.ExternalClientApplications.SelectMany(app => app.OauthPolicies).SelectMany(policy => policy.PermissionSets)
                .Select(set => ("PermissionSet", (string?)set.Name)),
            .. project.ExternalClientApplications.SelectMany(app => app.OauthPolicies)
                .Select(policy => ("ExternalClientApplication", (string?)policy.FullName)),
            .. project.PermissionSetGroups.SelectMany(group => group.PermissionSets).Select(set => ("PermissionSet", (string?)set.Name)),
            .. project.PermissionSetGroups.SelectMany(group => group.MutingPermissionSets)
                .Select(set => ("MutingPermissionSet", (string?)set.Name)),
        ];
        foreach (var (type, label) in labels)
        {
            var (kind, prefix) = KindOf(type);
            names.Add(kind, prefix, label);
        }
    }

    /// <summary>
    /// Adds components that containers grant, including those missing from the project. Each name is added once, however many containers
    /// grant it.
    /// </summary>
    private static void AddGranted(RedactionNames names, MetadataProject project)
    {
        foreach (var kind in Granted)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var container in project.Profiles.Concat<PermissionContainer>(project.PermissionSets)
                .Concat(project.MutingPermissionSets))
            {
                foreach (var grant in container.Grants(kind))
                {
                    if (seen.Add(grant.Name))
                    {
                        AddComponent(names, AccessKinds.ComponentType(kind)!, grant.Name);
                    }
                }
            }
        }
    }

    /// <summary>Adds the name of a component, as a whole and in its parts.</summary>
    public static void AddComponent(RedactionNames names, string type, string fullName)
    {
        if (Platform.Contains(type))
        {
            return;
        }

        if (OfObjects.Contains(type))
        {
            AddCustom(names, "object", fullName);
            return;
        }

        var (kind, prefix) = KindOf(type);
        if (MetadataComponent.NamespaceOf(fullName) is { } prefixed && !NameShapes.IsCustomName(fullName))
        {
            names.Add(RedactionKinds.Apps, "package", prefixed);
        }

        if (kind != RedactionKinds.Objects)
        {
            names.Add(kind, prefix, fullName);
            if (fullName.AsSpan().ContainsAny('/', '.'))
            {
                // A folder and its content, or an object and its part.
                foreach (var part in fullName.Split(['/', '.']))
                {
                    names.Add(kind, prefix, part, isMinor: true);
                }
            }

            return;
        }

        AddOfObject(names, type, prefix, fullName);
    }

    /// <summary>Adds an object and its part separately; objects, fields and layouts of the platform keep their names.</summary>
    private static void AddOfObject(RedactionNames names, string type, string prefix, string fullName)
    {
        var split = type == "Layout" ? fullName.IndexOf('-', StringComparison.Ordinal) : fullName.IndexOf('.', StringComparison.Ordinal);
        var (parent, name) = split > 0 ? (fullName[..split], fullName[(split + 1)..]) : ("", fullName);
        AddCustom(names, "object", parent);
        if (type == "CustomMetadata")
        {
            // The type of a record, without its suffix.
            AddCustom(names, "object", $"{parent}__mdt");
            names.Add(RedactionKinds.Objects, "object", parent);
        }

        if (type is "CustomObject" or "CustomField" or "CustomTab")
        {
            AddCustom(names, prefix, name);
            return;
        }

        names.Add(RedactionKinds.Objects, prefix, name, isMinor: true);
    }

    private static void AddCustom(RedactionNames names, string prefix, string name)
    {
        if (!NameShapes.IsCustomName(name))
        {
            return;
        }

        names.Add(RedactionKinds.Objects, prefix, name);
        var stem = name[..name.LastIndexOf("__", StringComparison.Ordinal)];
        var space = stem.IndexOf("__", StringComparison.Ordinal);
        names.Add(RedactionKinds.Apps, "package", space > 0 ? stem[..space] : null);
    }

    private static (RedactionKinds Kind, string Prefix) KindOf(string type) =>
        Types.GetValueOrDefault(type, (RedactionKinds.Code, "component"));
}
