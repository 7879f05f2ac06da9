using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>A new profile as files: the profile, its password policy and its session setting.</summary>
internal static class ProfileFiles
{
    private const int LongestDescription = 255;

    /// <summary>Each component with its file below the package directory.</summary>
    public static IEnumerable<KitComponent> Of(PlannedProfile profile, LicenseCatalogue catalogue)
    {
        yield return new("Profile", profile.Name, KitFile.Text($"profiles/{profile.Name}.profile-meta.xml", Profile(profile, catalogue)));
        var slug = profile.Name.Replace(" - ", "_", StringComparison.Ordinal).Replace(' ', '_');
        if (profile.PasswordPolicy is { } policy)
        {
            var name = $"{slug}_profilePasswordPolicy";
            yield return new("ProfilePasswordPolicy", name,
                KitFile.Text($"profilePasswordPolicies/{name}.profilePasswordPolicy-meta.xml",
                Settings("ProfilePasswordPolicy", policy, profile)));
        }

        if (profile.SessionSetting is { } setting)
        {
            var name = $"{slug}_profileSessionSetting";
            yield return new("ProfileSessionSetting", name,
                KitFile.Text($"profileSessionSettings/{name}.profileSessionSetting-meta.xml",
                Settings("ProfileSessionSetting", setting, profile)));
        }
    }

    private static string Profile(PlannedProfile profile, LicenseCatalogue catalogue)
    {
        var file = new MetadataText("Profile")
            .Value("custom", "true")
            .Value("description", SafeText.Line($"API-only profile of integrations; rights are in permission sets. It keeps "
                + $"{string.Join("; ", profile.Reasons)}", LongestDescription));
        if (profile.LoginHours is { } hours)
        {
            file.Section("loginHours", [.. hours.Days.SelectMany(Bounds).OrderBy(bound => bound.Element, StringComparer.Ordinal)]);
        }

        foreach (var range in profile.IpRanges)
        {
            file.Section("loginIpRanges", [.. Range(range)]);
        }

        foreach (var recordType in profile.DefaultRecordTypes)
        {
            var person = recordType.StartsWith("PersonAccount.", StringComparison.OrdinalIgnoreCase)
                ? new[] { ("personAccountDefault", "true") }
                : [];
            file.Section("recordTypeVisibilities", [("default", "true"), .. person, ("recordType", recordType), ("visible", "true")]);
        }

        file.Value("userLicense", catalogue.StandardNames.UserLicense);
        foreach (var permission in catalogue.Permissions.Where(entry => entry.CarriedBy == "profile").Select(entry => entry.Name)
            .Order(StringComparer.Ordinal))
        {
            file.Section("userPermissions", ("enabled", "true"), ("name", permission));
        }

        return file.ToString();
    }

    private static IEnumerable<(string Element, string Value)> Bounds(LoginHoursDay day)
    {
        var name = day.Day.ToString().ToLowerInvariant();
        yield return ($"{name}End", day.End.ToString(CultureInfo.InvariantCulture));
        yield return ($"{name}Start", day.Start.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<(string Element, string Value)> Range(LoginIpRange range)
    {
        if (range.Description is { Length: > 0 } description)
        {
            yield return ("description", description);
        }

        yield return ("endAddress", range.EndAddress);
        yield return ("startAddress", range.StartAddress);
    }

    /// <summary>The policy of the old profile for the new one, which the platform names in lower case.</summary>
    private static string Settings(string type, ImmutableSortedDictionary<string, string> settings, PlannedProfile profile)
    {
        var file = new MetadataText(type);
        foreach (var (element, value) in settings.SetItem("profile", profile.Name.ToLowerInvariant()))
        {
            file.Value(element, value);
        }

        return file.ToString();
    }
}
