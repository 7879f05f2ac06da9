using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>
/// API access control: only apps that an administrator allowed may call the API, but for holders of <see cref="Permission"/>.
/// </summary>
public static class ApiAccessControl
{
    /// <summary>The permission that exempts its holder.</summary>
    public const string Permission = UserPermissions.UseAnyApiClient;

    private const string SettingsElement = "ConnectedAppSettings";

    /// <summary>The place that switches it on; null when it is off, or when the project does not hold the settings.</summary>
    public static (OrgSettings Settings, Location Location)? FindSwitch(MetadataProject project) => project.Settings
        .Where(settings => settings.RootElement == SettingsElement)
        .SelectMany(settings => settings.Switches.Where(element => element.Name == "enableAdminApprovedAppsOnly")
            .Select(element => ((OrgSettings, Location)?)(settings, element.Location)))
        .FirstOrDefault();

    /// <summary>
    /// Whether a subject gets past it by <see cref="Permission"/>, so that it needs the permission: it is on, the subject holds the
    /// permission, and not every app it connects with admits it by a list. Null when the project does not hold the settings.
    /// </summary>
    internal static bool? Relies(SubjectIdentity subject, EffectiveAccess access, ImmutableArray<AppUse> apps, OrgContent org)
    {
        if (access.FindUserPermission(Permission) is null)
        {
            return false;
        }

        return FindSwitch(org.Project) is not null ? !IsAdmittedEverywhere(subject, apps, org)
            : org.Project.Settings.Any(settings => settings.RootElement == SettingsElement) ? false : null;
    }

    /// <summary>
    /// Whether each login is known and made with an app that lists the subject. A SOAP login and a client without a name use none.
    /// </summary>
    private static bool IsAdmittedEverywhere(SubjectIdentity subject, ImmutableArray<AppUse> apps, OrgContent org) =>
        subject.Logins is { } logins
            && AppUse.ApplicationsOf(subject, apps, org).ToList() is { Count: > 0 } applications
            && logins.Api.Concat(logins.Other).All(use => org.Catalogue.IsRealApplication(use.Application))
            && !logins.Flows.Contains("soap-login", StringComparer.Ordinal)
            && applications.TrueForAll(
                name => apps.Where(use => use.IsNamed(name)).ToList() is { Count: > 0 } uses && uses.TrueForAll(use => use.AdmitsByList));
}
