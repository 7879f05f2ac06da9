using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Xml;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>
/// Every child element of Profile, PermissionSet and MutingPermissionSet: the sections that grant, those that are only counted, and the
/// elements that are no section. An element in none of these lists is counted like a section.
/// </summary>
internal static class AccessSections
{
    /// <summary>Child of a tab section that says how the tab shows.</summary>
    public const string Visibility = "visibility";

    /// <summary>Sections without a meaning for access through the API: their entries are counted.</summary>
    public static ImmutableArray<string> Counted { get; } =
        ["categoryGroupVisibilities", "enrichments", "layoutAssignments", "profileActionOverrides"];

    /// <summary>Sections that are read into properties of <see cref="Profile"/>, and counted.</summary>
    public static ImmutableArray<string> Modelled { get; } = ["loginFlows", "loginHours", "loginIpRanges"];

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

    /// <summary>
    /// Puts the element names into a name table, which then hands out these very strings: comparing two names mostly is comparing two references.
    /// </summary>
    public static void AddNames(XmlNameTable table)
    {
        foreach (var section in AccessKinds.Sections)
        {
            table.Add(section.Element);
            table.Add(section.NameElement);
            foreach (var (flag, _) in section.Flags)
            {
                table.Add(flag);
            }
        }
    }
}
