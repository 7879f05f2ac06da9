using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Cli.Collecting;

/// <summary>The smallest <c>package.xml</c> that settles what a project leaves open.</summary>
internal static class MissingManifest
{
    public const string FileName = "package-missing.xml";

    /// <summary>The members by type, sorted; empty when nothing is missing.</summary>
    public static ImmutableArray<(string Type, ImmutableArray<string> Members)> Members(Org org, ImmutableArray<RetrieveGap> gaps)
    {
        // Whatever the file of a profile says of components that are not retrieved with it is lost.
        ImmutableArray<string> wildcards = gaps.Any(gap => gap.Type == "Profile") ? ProfileRetrieval.TypesToRetrieveWith(org) : [];
        var named = gaps.Where(gap => gap.IsManaged || !wildcards.Contains(gap.Type, StringComparer.Ordinal)).Select(gap => (gap.Type, Name: gap.FullName))
            .Concat(wildcards.Select(type => (Type: type, Name: "*")))
            .Concat(wildcards.Contains("CustomObject", StringComparer.Ordinal) ? RetrieveManifest.ObjectsToName(org).Select(name => (Type: "CustomObject", Name: name)) : []);
        return
        [
            .. named.Distinct().GroupBy(member => member.Type, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, group.Select(member => member.Name).Order(StringComparer.Ordinal).ToImmutableArray())),
        ];
    }

    /// <summary>The manifest as text with LF.</summary>
    public static string Write(Org org, ImmutableArray<RetrieveGap> gaps) =>
        RetrieveManifest.Write(Members(org, gaps).Select(entry => (entry.Type, entry.Members.AsEnumerable())), org.Project.ApiVersion);
}
