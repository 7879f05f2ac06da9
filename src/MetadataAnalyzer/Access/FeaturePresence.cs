using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>Looks for what shows that a subject has a product.</summary>
internal sealed class FeaturePresence(SubjectIdentity subject, EffectiveAccess access, ProfileRetrieval retrieval, OrgContent org)
{
    private const string FlagPrefix = "UserPermissions";

    /// <summary>Null when what would show the product was not exported or not retrieved, or when nothing can show it.</summary>
    public bool? IsPresent(string? featureName)
    {
        if (featureName is null || org.Catalogue.FindFeature(featureName) is not { HasIndicator: true } feature)
        {
            return null;
        }

        var isShown = subject.HoldsPermissionSetLicense(feature.MatchesPermissionSetLicense)
            || feature.Namespaces.Any(prefix => HasPackage(prefix))
            || feature.UserFlags.Any(flag => HasFlag(flag))
            || feature.Settings.Any(setting => IsOn(setting))
            || feature.Objects.Any(name => access.OnObject(name) != AccessRights.None);
        return isShown ? true : IsExcluded(feature) ? false : null;
    }

    /// <summary>
    /// Whether every place that could show the product was looked at. A wildcard retrieves no standard object: of a product that only its
    /// objects show, the retrieve must have named them.
    /// </summary>
    private bool IsExcluded(FeatureEntry feature) =>
        (feature.PermissionSetLicenses.IsEmpty || subject.KnowsPermissionSetLicenses)
        && (feature.Namespaces.IsEmpty || org.Exports.Has(UserPackageLicenseRow.Export))
        && (feature.UserFlags.IsEmpty || subject.User is not null)
        && feature.Settings.All(setting => org.Project.Settings.Any(settings => IsOf(setting, settings)))
        && ExcludesObjects(feature);

    private bool ExcludesObjects(FeatureEntry feature)
    {
        var isShownByObjectsAlone =
            feature is { PermissionSetLicenses.IsEmpty: true, Namespaces.IsEmpty: true, UserFlags.IsEmpty: true, Settings.IsEmpty: true };
        return isShownByObjectsAlone ? feature.Objects.All(name => retrieval.CoversObject(name))
            : feature.Objects.IsEmpty || retrieval.Covers("objectPermissions");
    }

    private bool HasPackage(string prefix) =>
        subject.PackageLicenses.Any(license => string.Equals(license.Name, prefix, StringComparison.OrdinalIgnoreCase))
        || access.Rights(AccessKind.Object).Any(right => right.Name.StartsWith(prefix + "__", StringComparison.OrdinalIgnoreCase));

    private bool IsOn(string setting) => org.Project.Settings.Any(settings => IsOf(setting, settings)
        && settings.SwitchedOn.Contains(setting[(setting.IndexOf('.', StringComparison.Ordinal) + 1)..], StringComparer.OrdinalIgnoreCase));

    private static bool IsOf(string setting, OrgSettings settings) =>
        setting.AsSpan(0, setting.IndexOf('.', StringComparison.Ordinal)).Equals(settings.RootElement, StringComparison.OrdinalIgnoreCase);

    private bool HasFlag(string flag) => subject.User is { } user
        && user.FeatureFlags.Contains(
            flag.StartsWith(FlagPrefix, StringComparison.Ordinal) ? flag[FlagPrefix.Length..] : flag, StringComparer.OrdinalIgnoreCase);
}
