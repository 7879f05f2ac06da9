using System.Globalization;
using System.Security;
using System.Text;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>A new permission set as a file.</summary>
internal static class PermissionSetFile
{
    /// <summary>First API version with the flag <c>viewAllFields</c>; an org of an earlier version refuses it.</summary>
    private const decimal FirstWithViewAllFields = 63;

    /// <summary>Path of the file below the package directory.</summary>
    public static string PathOf(PlannedSet set) => $"permissionsets/{set.Name}.permissionset-meta.xml";

    /// <param name="set">The set.</param>
    /// <param name="apiVersion">API version of the project, on which it depends which flags an object has; null for the latest.</param>
    public static string Text(PlannedSet set, string? apiVersion)
    {
        var hasViewAllFields = !decimal.TryParse(apiVersion, CultureInfo.InvariantCulture, out var version)
            || version >= FirstWithViewAllFields;

        // A data space has flags of its own that the plan does not know: none of them is ever switched on.
        var entries = set.Rights.GroupBy(right => right.Kind).SelectMany(group => group.OrderBy(right => right.Name, StringComparer.Ordinal)
                .Select(right => (Element: SectionOf(group.Key).Element,
                    Write: (Action<MetadataText>)(file => WriteRight(file, right, hasViewAllFields)))))
            .Append(("description", file => file.Value("description", set.Description)))
            .Append(("hasActivationRequired", file => file.Value("hasActivationRequired", "false")))
            .Append(("label", file => file.Value("label", set.Label)))
            .Concat(set.License is { } license
                ? [("license", (Action<MetadataText>)(file => file.Value("license", license)))]
                : Array.Empty<(string, Action<MetadataText>)>())
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
        var children = flags.Append((section.NameElement, right.Name)).OrderBy(child => child.Item1, StringComparer.Ordinal);
        file.Section(section.Element, [.. children]);
    }
}

/// <summary>
/// A metadata file as the platform retrieves it: XML declaration, four blanks a level, LF, no blank line. The caller sorts the elements by
/// name, as the platform does.
/// </summary>
internal sealed class MetadataText
{
    private readonly StringBuilder _text = new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private readonly string _root;

    public MetadataText(string root)
    {
        _root = root;
        _text.Append($"<{root} xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n");
    }

    /// <summary>An element with a value.</summary>
    public MetadataText Value(string element, string value) => Line(1, element, value);

    /// <summary>An element with elements in it, in the order in which they are given.</summary>
    public MetadataText Section(string element, params ReadOnlySpan<(string Element, string Value)> values)
    {
        _text.Append($"    <{element}>\n");
        foreach (var (name, value) in values)
        {
            Line(2, name, value);
        }

        _text.Append($"    </{element}>\n");
        return this;
    }

    /// <summary>The whole file.</summary>
    public override string ToString() => $"{_text}</{_root}>\n";

    /// <summary>A value as the platform writes it, without characters that XML cannot hold.</summary>
    public static string Escape(string value) =>
        SecurityElement.Escape(string.Concat(value.Where(character => character >= ' ' && character is not ('\ufffe' or '\uffff'))));

    private MetadataText Line(int depth, string element, string value)
    {
        _text.Append(' ', depth * 4).Append($"<{element}>{Escape(value)}</{element}>\n");
        return this;
    }
}
