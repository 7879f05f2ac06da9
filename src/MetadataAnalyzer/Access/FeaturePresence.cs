using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Looks for what shows that a subject has a product.</summary>
internal static class FeaturePresence
{
    private const string FlagPrefix = "UserPermissions";

    /// <summary>What shows it, for people; null when nothing does.</summary>
    public static string? Find(string? featureName, Subject subject, Org org)
    {
        if (featureName is null || org.Catalogue.FindFeature(featureName) is not { } feature)
        {
            return null;
        }

        return subject.PermissionSetLicenses.FirstOrDefault(feature.MatchesPermissionSetLicense) is { } license ? $"permission set licence '{license}'"
            : feature.Namespaces.FirstOrDefault(prefix => HasPackage(prefix, subject)) is { } package ? $"package '{package}'"
            : feature.UserFlags.FirstOrDefault(flag => HasFlag(flag, subject)) is { } flag ? $"checkbox {flag} on the user"
            : feature.Settings.FirstOrDefault(setting => IsOn(setting, org.Project)) is { } on ? $"setting {on}"
            : feature.Objects.FirstOrDefault(name => subject.Access.OnObject(name) != AccessRights.None) is { } held ? $"rights on {held}"
            : null;
    }

    private static bool HasPackage(string prefix, Subject subject) =>
        subject.PackageLicenses.Contains(prefix, StringComparer.OrdinalIgnoreCase)
        || subject.Access.Rights(AccessKind.Object).Any(right => right.Name.StartsWith(prefix + "__", StringComparison.OrdinalIgnoreCase));

    private static bool IsOn(string setting, MetadataProject project)
    {
        var dot = setting.IndexOf('.', StringComparison.Ordinal);
        return project.Settings.Any(settings =>
            setting.AsSpan(0, dot).Equals(settings.RootElement, StringComparison.OrdinalIgnoreCase)
            && settings.SwitchedOn.Contains(setting[(dot + 1)..], StringComparer.OrdinalIgnoreCase));
    }

    private static bool HasFlag(string flag, Subject subject) => subject.User is { } user
        && user.FeatureFlags.Contains(flag.StartsWith(FlagPrefix, StringComparison.Ordinal) ? flag[FlagPrefix.Length..] : flag, StringComparer.OrdinalIgnoreCase);
}
