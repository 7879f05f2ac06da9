using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>Looks for what shows that a subject has a product.</summary>
internal static class FeaturePresence
{
    private const string FlagPrefix = "UserPermissions";

    /// <summary>Null when what would show the product was not exported or not retrieved, or when nothing can show it.</summary>
    public static bool? IsPresent(string? featureName, Subject subject, Org org)
    {
        if (featureName is null || org.Catalogue.FindFeature(featureName) is not { HasIndicator: true } feature)
        {
            return null;
        }

        var isShown = subject.PermissionSetLicenses.Any(feature.MatchesPermissionSetLicense)
            || feature.Namespaces.Any(prefix => HasPackage(prefix, subject))
            || feature.UserFlags.Any(flag => HasFlag(flag, subject))
            || feature.Settings.Any(setting => IsOn(setting, org.Project))
            || feature.Objects.Any(name => subject.Access.OnObject(name) != AccessRights.None);
        return isShown ? true : IsExcluded(feature, subject, org) ? false : null;
    }

    /// <summary>
    /// Whether every place that could show the product was looked at. A wildcard retrieves no standard object: of a product that only its objects show,
    /// the retrieve must have named them.
    /// </summary>
    private static bool IsExcluded(FeatureEntry feature, Subject subject, Org org) =>
        (feature.PermissionSetLicenses.IsEmpty || subject.KnowsPermissionSetLicenses)
        && (feature.Namespaces.IsEmpty || org.Exports.Has(UserPackageLicenseRow.Export))
        && (feature.UserFlags.IsEmpty || subject.User is not null)
        && feature.Settings.All(setting => org.Project.Settings.Any(settings => IsOf(setting, settings)))
        && ExcludesObjects(feature, subject);

    private static bool ExcludesObjects(FeatureEntry feature, Subject subject)
    {
        var isShownByObjectsAlone = feature is { PermissionSetLicenses.IsEmpty: true, Namespaces.IsEmpty: true, UserFlags.IsEmpty: true, Settings.IsEmpty: true };
        return isShownByObjectsAlone ? feature.Objects.All(name => ProfileRetrieval.CoversObject(subject, name))
            : feature.Objects.IsEmpty || ProfileRetrieval.Covers(subject, "objectPermissions");
    }

    private static bool HasPackage(string prefix, Subject subject) =>
        subject.PackageLicenses.Contains(prefix, StringComparer.OrdinalIgnoreCase)
        || subject.Access.Rights(AccessKind.Object).Any(right => right.Name.StartsWith(prefix + "__", StringComparison.OrdinalIgnoreCase));

    private static bool IsOn(string setting, MetadataProject project) => project.Settings.Any(settings => IsOf(setting, settings)
        && settings.SwitchedOn.Contains(setting[(setting.IndexOf('.', StringComparison.Ordinal) + 1)..], StringComparer.OrdinalIgnoreCase));

    private static bool IsOf(string setting, OrgSettings settings) =>
        setting.AsSpan(0, setting.IndexOf('.', StringComparison.Ordinal)).Equals(settings.RootElement, StringComparison.OrdinalIgnoreCase);

    private static bool HasFlag(string flag, Subject subject) => subject.User is { } user
        && user.FeatureFlags.Contains(flag.StartsWith(FlagPrefix, StringComparison.Ordinal) ? flag[FlagPrefix.Length..] : flag, StringComparer.OrdinalIgnoreCase);
}
