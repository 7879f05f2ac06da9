using System.Collections.Frozen;
using MetadataAnalyzer.Metadata.Xml;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>
/// The child elements of Profile, PermissionSet and MutingPermissionSet: the sections that grant, and the elements that are no section.
/// Any other element is counted like a section.
/// </summary>
internal static class AccessSections
{
    /// <summary>Child of a tab section with the visibility of the tab.</summary>
    public const string Visibility = "visibility";

    /// <summary>Elements with one value, which are no sections.</summary>
    public static FrozenSet<string> Values { get; } = FrozenSet.Create(
        StringComparer.Ordinal, "custom", "description", "fullName", "hasActivationRequired", "label", "license", "userLicense");

    private static readonly FrozenDictionary<string, AccessSection> ByElement =
        AccessKinds.Sections.ToFrozenDictionary(section => section.Element, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, AccessSection> ByPieceSuffix =
        AccessKinds.Sections.ToFrozenDictionary(section => section.PieceSuffix, StringComparer.OrdinalIgnoreCase);

    /// <summary>The granting section of that element name, or null.</summary>
    public static AccessSection? Find(string element) => ByElement.GetValueOrDefault(element);

    /// <summary>The section whose single entry a decomposed file of that suffix holds, or null.</summary>
    public static AccessSection? FindByPieceSuffix(string suffix) => ByPieceSuffix.GetValueOrDefault(suffix);
}

/// <summary>Reads one entry of a section that grants.</summary>
internal static class AccessEntryReader
{
    /// <param name="reader">At the section element.</param>
    /// <param name="section">What the section is.</param>
    /// <param name="file">Index of the file among those of the container.</param>
    /// <param name="names">Pool of grant names.</param>
    /// <param name="collector">Takes the entry.</param>
    /// <returns>The entry's name when it makes a record type the default of its object; else null.</returns>
    public static NamedReference? Read(ElementReader reader, AccessSection section, int file, NamePool names, GrantCollector collector)
    {
        var location = reader.Location;
        var name = "";
        var rights = section.GrantsByName ? AccessRights.Enabled : AccessRights.None;
        var isDefault = false;
        (string Element, string Value)? malformed = null;
        var isEmpty = reader.IsEmpty;
        while (!isEmpty && reader.NextLeaf(out var element, out var text))
        {
            if (element == section.NameElement)
            {
                name = text;
                continue;
            }

            var right = RightOf(section, element);
            if (right == AccessRights.None)
            {
                isDefault |= element is "default" or "personAccountDefault" && section.Kind == AccessKind.RecordType
                    && XmlBoolean.Parse(text) == true;
                continue;
            }

            if (element == AccessSections.Visibility)
            {
                rights |= IsHidden(text) ? AccessRights.None : right;
                continue;
            }

            var value = XmlBoolean.Parse(text);
            rights |= value == true ? right : AccessRights.None;
            malformed ??= value is null ? (element, text) : null;
        }

        if (malformed is var (badElement, badValue))
        {
            collector.AddProblem(section.Element, name, $"<{badElement}> is '{badValue}', neither true nor false; taken as false",
                location);
        }

        if (name.Length == 0)
        {
            collector.AddProblem(section.Element, name, $"the entry has no <{section.NameElement}>; it grants nothing", location);
            return null;
        }

        // Names of entries that are off too: a young string in a list that long is what the garbage collector likes least.
        name = names.Intern(name);
        collector.Add(section, new AccessGrant(name, rights, location.Line, location.Column, file));
        return isDefault ? new NamedReference(name, location) : null;
    }

    private static AccessRights RightOf(AccessSection section, string element)
    {
        foreach (var (flag, right) in section.Flags)
        {
            if (element == flag)
            {
                return right;
            }
        }

        return section.GrantsByVisibility && element == AccessSections.Visibility ? AccessRights.Enabled : AccessRights.None;
    }

    /// <summary><c>Hidden</c> in profiles, <c>None</c> in permission sets.</summary>
    private static bool IsHidden(string visibility) =>
        visibility.Length == 0 || visibility.Equals("Hidden", StringComparison.OrdinalIgnoreCase)
            || visibility.Equals("None", StringComparison.OrdinalIgnoreCase);
}
