using System.Globalization;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Migration.Plan;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>A new permission set as a file.</summary>
internal static class PermissionSetFile
{
    /// <summary>Retrieved files of earlier versions lack the flag, which an org takes only from this version on.</summary>
    private const decimal FirstWithViewAllFields = 63;

    /// <summary>Where the file lies below the package directory.</summary>
    public static string PathOf(PlannedSet set) => $"permissionsets/{set.Name}.permissionset-meta.xml";

    /// <param name="set">The set.</param>
    /// <param name="apiVersion">API version of the project, on which it depends which flags an object has; null for the latest.</param>
    public static string Text(PlannedSet set, string? apiVersion)
    {
        var hasViewAllFields = !decimal.TryParse(apiVersion, CultureInfo.InvariantCulture, out var version) || version >= FirstWithViewAllFields;

        // The data of a data space has flags of its own that the plan does not know: none of them is ever switched on.
        var entries = set.Rights.GroupBy(right => right.Kind).SelectMany(group => group.OrderBy(right => right.Name, StringComparer.Ordinal)
                .Select(right => (Element: SectionOf(group.Key).Element, Write: (Action<MetadataText>)(file => WriteRight(file, right, hasViewAllFields)))))
            .Append(("description", file => file.Value("description", set.Description)))
            .Append(("hasActivationRequired", file => file.Value("hasActivationRequired", "false")))
            .Append(("label", file => file.Value("label", set.Label)))
            .Concat(set.License is { } license ? [("license", (Action<MetadataText>)(file => file.Value("license", license)))] : Array.Empty<(string, Action<MetadataText>)>())
            .OrderBy(entry => entry.Item1, StringComparer.Ordinal);
        var text = new MetadataText("PermissionSet");
        foreach (var (_, write) in entries)
        {
            write(text);
        }

        return text.ToString();
    }

    /// <summary>The section of a kind; permission sets name the last one of several.</summary>
    private static AccessSection SectionOf(AccessKind kind) => AccessKinds.Sections.Last(section => section.Kind == kind);

    private static void WriteRight(MetadataText file, PlannedRight right, bool hasViewAllFields)
    {
        var section = SectionOf(right.Kind);

        // The platform does not keep a field that can be edited but not read.
        var rights = right.Kind == AccessKind.Field ? right.Rights | AccessRights.Read : right.Rights;
        var flags = section.Flags.Where(flag => flag.Right != AccessRights.ViewAllFields || hasViewAllFields || rights.HasFlag(flag.Right))
            .Select(flag => (flag.Element, Value: rights.HasFlag(flag.Right) ? "true" : "false"));
        file.Section(section.Element, [.. flags.Append((section.NameElement, right.Name)).OrderBy(child => child.Item1, StringComparer.Ordinal)]);
    }
}
