using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.Reporting;

namespace MetadataAnalyzer.Cli.Collecting;

/// <summary>
/// The <c>sfdx-project.json</c> that the Salesforce CLI needs to retrieve in source format. The CLI refuses it unless its package
/// directories exist.
/// </summary>
internal static class RetrieveProject
{
    public const string FileName = SfdxProject.FileName;

    /// <summary>Package directories of a project that one retrieve brings.</summary>
    public static ImmutableArray<string> Whole { get; } = [SfdxProject.PackageDirectory];

    /// <summary>Package directories of a project that is retrieved in parts, each a project of its own.</summary>
    public static ImmutableArray<string> OfParts { get; } =
        [.. RetrieveParts.Folders.Select(folder => $"{folder}/{SfdxProject.PackageDirectory}")];

    /// <summary>The file as text with LF.</summary>
    /// <param name="directories">Package directories.</param>
    /// <param name="version">API version; null takes the default.</param>
    public static string Write(IEnumerable<string> directories, string? version) =>
        SfdxProject.Write("retrieved-metadata", directories, version);
}

/// <summary>
/// A retrieve in parts, for an org of which one retrieve would bring more files than the platform allows. A profile comes with each part
/// that has components it gives rights on. Each part has a folder of its own, so that it does not overwrite the profiles of another; an
/// assessment unites them.
/// </summary>
internal static class RetrieveParts
{
    /// <summary>Most files that one retrieve brings.</summary>
    public const int MostFiles = 10_000;

    /// <summary>Types of the parts that bring profiles. One more part brings all other types. Fields come with their object.</summary>
    private static readonly ImmutableArray<ImmutableArray<string>> WithProfiles =
    [
        ["CustomApplication", "CustomField", "CustomObject", "CustomPermission", "CustomTab", "ExternalDataSource"],
        ["ApexClass", "ApexPage"],
        ["Flow", "Layout"],
    ];

    /// <summary>Folders of the parts, in the folder that <c>collect</c> writes to.</summary>
    public static ImmutableArray<string> Folders { get; } =
        [.. Enumerable.Range(1, WithProfiles.Length + 1).Select(number => $"parts/{number}")];

    /// <summary>The warning that one retrieve would bring too many files.</summary>
    /// <param name="count">Number of files, as text.</param>
    public static string TooMany(string count) =>
        $"a retrieve of package.xml would bring {count} files or more, and one retrieve brings 10,000 at most. "
        + $"Retrieve in parts, each in a folder of its own: '{ToolInfo.Command} collect --parts --output-dir DIR' writes them";

    /// <summary>The least number of files that a retrieve brings, by the project's components of the types in <c>package.xml</c>.</summary>
    public static int CountFiles(Org org)
    {
        var types = RetrieveManifest.Members(org).Select(entry => entry.Type).ToHashSet(StringComparer.Ordinal);
        types.Remove("CustomField");
        var files = CollectionPlan.Counted.ToDictionary(entry => entry.Type, entry => entry.Files, StringComparer.Ordinal);
        return org.Project.Components.Where(component => types.Contains(component.Type))
            .Sum(component => files.GetValueOrDefault(component.Type, 1));
    }

    /// <summary>The manifest of each part, in the order of <see cref="Folders"/>.</summary>
    /// <param name="org">The project whose references the manifests complete; null for none.</param>
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
