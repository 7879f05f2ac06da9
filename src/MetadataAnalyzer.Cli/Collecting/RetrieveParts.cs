using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Reporting;

namespace MetadataAnalyzer.Cli.Collecting;

/// <summary>
/// A retrieve in parts, for an org of which one retrieve would bring more files than the platform allows. A profile comes with each part
/// whose components shape it, and the parts lie in folders of their own, so that none overwrites the profiles of another: an assessment
/// puts them together.
/// </summary>
internal static class RetrieveParts
{
    /// <summary>Files that one retrieve brings at most.</summary>
    public const int MostFiles = 10_000;

    /// <summary>Types of the parts that bring profiles; one more part brings all others. Fields come with their object.</summary>
    private static readonly ImmutableArray<ImmutableArray<string>> WithProfiles =
    [
        ["CustomApplication", "CustomField", "CustomObject", "CustomPermission", "CustomTab", "ExternalDataSource"],
        ["ApexClass", "ApexPage"],
        ["Flow", "Layout"],
    ];

    /// <summary>Folders of the parts, in the folder of the files that a collection writes.</summary>
    public static ImmutableArray<string> Folders { get; } =
        [.. Enumerable.Range(1, WithProfiles.Length + 1).Select(number => $"parts/{number}")];

    /// <summary>What to do instead of one retrieve.</summary>
    /// <param name="count">Number of files, as text.</param>
    public static string TooMany(string count) =>
        $"a retrieve of package.xml would bring {count} files or more, and one retrieve brings 10,000 at most. "
        + $"Retrieve in parts, each in a folder of its own: '{ToolInfo.Command} collect --parts --output-dir DIR' writes them";

    /// <summary>Files that a retrieve brings at least, by what the project holds of the types that <c>package.xml</c> asks for.</summary>
    public static int CountFiles(Org org)
    {
        var types = RetrieveManifest.Members(org).Select(entry => entry.Type).ToHashSet(StringComparer.Ordinal);
        types.Remove("CustomField");
        var files = CollectionPlan.Counted.ToDictionary(entry => entry.Type, entry => entry.Files, StringComparer.Ordinal);
        return org.Project.Components.Where(component => types.Contains(component.Type))
            .Sum(component => files.GetValueOrDefault(component.Type, 1));
    }

    /// <summary>The manifest of each part, in the order of <see cref="Folders"/>.</summary>
    /// <param name="org">A project whose references are to be completed; null for none.</param>
    public static IEnumerable<string> Manifests(Org? org)
    {
        var members = RetrieveManifest.Members(org).ToList();
        var shaping = WithProfiles.SelectMany(types => types).Append("Profile").ToHashSet(StringComparer.Ordinal);
        return WithProfiles.Select(types => types.Append("Profile").ToHashSet(StringComparer.Ordinal))
            .Select(types => members.Where(entry => types.Contains(entry.Type)))
            .Append(members.Where(entry => !shaping.Contains(entry.Type)))
            .Select(part => RetrieveManifest.Write(part, org?.Project.ApiVersion));
    }
}
