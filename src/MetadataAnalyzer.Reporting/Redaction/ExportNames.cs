using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Reporting.Redaction;

/// <summary>The names in the exports and the configuration. Usernames come first, because the first kind of a name counts.</summary>
internal static class ExportNames
{
    public static void AddTo(RedactionNames names, Org org)
    {
        var exports = org.Exports;
        AddUsers(names, org);
        AddApps(names, org);
        foreach (var row in exports.Profiles)
        {
            names.Add(RedactionKinds.Containers, "profile", row.Name);
        }

        foreach (var row in exports.PermissionSets)
        {
            names.Add(RedactionKinds.Containers, "set", row.FullName);
            names.Add(RedactionKinds.Containers, "set", row.Name);
            names.Add(RedactionKinds.Containers, "set", row.Label);
        }

        foreach (var row in exports.Assignments)
        {
            names.Add(RedactionKinds.Containers, "set", row.PermissionSetFullName);
            names.Add(RedactionKinds.Containers, "set", row.PermissionSetName);
            names.Add(RedactionKinds.Containers, "set", row.PermissionSetLabel);
            names.Add(RedactionKinds.Containers, "group", row.GroupFullName);
            names.Add(RedactionKinds.Containers, "group", row.GroupName);
            names.Add(RedactionKinds.Containers, "group", row.GroupLabel);
            names.Add(RedactionKinds.Apps, "package", row.NamespacePrefix);
            names.Add(RedactionKinds.Apps, "package", row.GroupNamespacePrefix);
        }

        foreach (var row in exports.SetupEntityAccess)
        {
            names.Add(RedactionKinds.Containers, "set", row.ParentName);
            names.Add(RedactionKinds.Containers, "set", row.ParentLabel);
            names.Add(RedactionKinds.Containers, "profile", row.ParentProfileName);
            names.Add(RedactionKinds.Apps, "package", row.ParentNamespacePrefix);
        }

        foreach (var row in exports.ApexClasses.Concat(exports.ApexPages).Concat(exports.CustomPermissions).Concat(exports.Flows))
        {
            names.Add(RedactionKinds.Apps, "package", MetadataComponent.NamespaceOf(row.FullName));
        }

        foreach (var row in exports.GroupMembers.Concat(exports.QueueMembers))
        {
            names.Add(RedactionKinds.Containers, "members", row.GroupDeveloperName);
            names.Add(RedactionKinds.Containers, "members", row.GroupName);
        }

        foreach (var row in exports.CronTriggers)
        {
            names.Add(RedactionKinds.Code, "job", row.JobName);
        }

        foreach (var name in exports.ApiUsage.Objects.Where(name => NameShapes.IsCustomName(name)))
        {
            names.Add(RedactionKinds.Objects, "object", name);
        }

        foreach (var row in exports.RecordOwners.Where(row => row.ObjectName is not null && NameShapes.IsCustomName(row.ObjectName)))
        {
            names.Add(RedactionKinds.Objects, "object", row.ObjectName);
        }
    }

    private static void AddUsers(RedactionNames names, Org org)
    {
        var exports = org.Exports;
        IEnumerable<string?> usernames =
        [
            .. exports.Users.Select(row => row.Username), .. exports.Assignments.Select(row => row.AssigneeUsername),
            .. exports.OauthTokens.Select(row => row.Username),
            .. exports.RecordOwners.Select(row => row.OwnerUsername), .. exports.PackageLicenses.Select(row => row.Username),
            .. exports.PermissionSetLicenseAssignments.Select(row => row.AssigneeUsername),
            .. exports.Problems.Select(problem => problem.UserKey),
        ];
        foreach (var username in usernames.OfType<string>().Where(username => !new SalesforceId(username).IsWellFormed))
        {
            names.Add(RedactionKinds.Users, "user", username);
        }

        // The reports name the owner of an answer beside each right that the answer decides.
        foreach (var (subject, sheet) in org.Answers.Sheets)
        {
            names.Add(RedactionKinds.Users, "user", subject);
            foreach (var owner in sheet.All.Select(answer => answer.Value.By).Distinct(StringComparer.Ordinal))
            {
                names.Add(RedactionKinds.Users, "owner", owner);
            }
        }

        // A malformed id is not found by its shape.
        foreach (var id in exports.Users.Select(row => row.Id).Where(id => !id.IsWellFormed))
        {
            names.Add(RedactionKinds.Users, "id", id.Value);
        }

        foreach (var row in exports.Users)
        {
            names.Add(RedactionKinds.Users, "mail", row.Email);
            names.Add(RedactionKinds.Users, "name", row.Name);
            names.Add(RedactionKinds.Users, "alias", row.Alias, isMinor: true);
            names.Add(RedactionKinds.Containers, "role", row.UserRoleName);
            names.Add(RedactionKinds.Containers, "role", row.UserRoleDeveloperName);
            names.Add(RedactionKinds.Containers, "profile", row.ProfileName);
            foreach (var address in new[] { row.Username, row.Email })
            {
                // The domain belongs to the client, so it identifies the client.
                names.Add(RedactionKinds.Users, "domain", address is not null
                    && address.IndexOf('@', StringComparison.Ordinal) is var at and > 0 ? address[(at + 1)..] : null);
            }
        }

        var configuration = org.Configuration;
        foreach (var reference in configuration.DisplayNames.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            names.Add(RedactionKinds.Users, "name", reference.Value.Name);
            names.Add(reference.Key.Contains('@', StringComparison.Ordinal) ? RedactionKinds.Users : RedactionKinds.Containers, "user",
                reference.Key);
        }

        foreach (var subject in org.Subjects)
        {
            var kind = subject.Kind == SubjectKind.User ? RedactionKinds.Users : RedactionKinds.Containers;
            names.Add(kind, subject.Kind == SubjectKind.User ? "user" : "profile", subject.Name);
            names.Add(kind, "name", subject.Label);
            names.Add(RedactionKinds.Containers, "profile", subject.ProfileName);
            names.Add(kind, "kit", KitNames.Preferred(subject));
            names.Add(kind, "kit", org.KitNames.PermissionSet(subject));
            foreach (var missing in subject.Access.MissingContainers)
            {
                names.Add(RedactionKinds.Containers, "set", missing.Name);
            }
        }

        foreach (var reference in configuration.Include.Concat(configuration.Exclude)
            .Where(reference => !reference.Name.AsSpan().ContainsAny('*', '?')))
        {
            names.Add(reference.Name.Contains('@', StringComparison.Ordinal) ? RedactionKinds.Users : RedactionKinds.Containers, "user",
                reference.Name);
        }

        foreach (var container in configuration.Containers.Select(reference => reference.Name)
            .Concat(configuration.Suppressions.Select(entry => entry.Entity).OfType<string>()))
        {
            var colon = container.IndexOf(':', StringComparison.Ordinal);
            ProjectNames.AddComponent(names, colon < 0 ? "" : container[..colon], container[(colon + 1)..].Trim('*', '?'));
        }

        foreach (var entry in configuration.Suppressions)
        {
            names.Add(RedactionKinds.Users, "user", entry.User?.Trim('*', '?'));
            names.Add(RedactionKinds.Users, "name", entry.Owner);
        }
    }

    private static void AddApps(RedactionNames names, Org org)
    {
        var exports = org.Exports;
        foreach (var row in exports.ConnectedApplications.Concat(exports.ExternalClientApplications))
        {
            names.Add(RedactionKinds.Apps, "app", row.Label);
            names.Add(RedactionKinds.Apps, "app", row.DeveloperName);
            names.Add(RedactionKinds.Apps, "package", row.NamespacePrefix);
        }

        foreach (var policy in org.AppPolicies.Where(policy => !policy.IsInProject && !new SalesforceId(policy.App.FullName).IsWellFormed))
        {
            names.Add(RedactionKinds.Apps, "app", policy.App.FullName);
        }

        foreach (var row in exports.OauthTokens)
        {
            names.Add(RedactionKinds.Apps, "app", row.AppName);
        }

        foreach (var application in exports.Logins.Users.SelectMany(user => user.Window(DateOnly.MinValue, DateOnly.MaxValue))
            .Select(use => use.Application).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            names.Add(RedactionKinds.Apps, "app", org.Catalogue.IsRealApplication(application) ? application : null);
        }

        foreach (var application in exports.ApiUsage.Applications)
        {
            names.Add(RedactionKinds.Apps, "app", org.Catalogue.IsRealApplication(application) ? application : null);
        }

        foreach (var prefix in exports.PackageLicenses.Select(row => row.NamespacePrefix)
            .Concat(exports.PermissionSets.Select(row => row.NamespacePrefix)))
        {
            names.Add(RedactionKinds.Apps, "package", prefix);
        }
    }
}
