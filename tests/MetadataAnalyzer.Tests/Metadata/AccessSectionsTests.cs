using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

public class AccessSectionsTests
{
    /// <summary>Sections without a meaning for access through the API: their entries are counted.</summary>
    private static readonly string[] Counted = ["categoryGroupVisibilities", "enrichments", "layoutAssignments", "profileActionOverrides"];

    /// <summary>Sections that are read into properties of <see cref="Profile"/>, and counted.</summary>
    private static readonly string[] Modelled = ["loginFlows", "loginHours", "loginIpRanges"];

    [Theory]
    [InlineData("Profile")]
    [InlineData("PermissionSet")]
    public void EveryFieldOfTheType_IsModelledOrKnowinglyLeft(string type)
    {
        var text = File.ReadAllText(Fixtures.Require("knowledge/metadata-types.md"));
        var table = text[text.IndexOf($"### {type} —", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("\n### ", 1, StringComparison.Ordinal)];

        var fields = table.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1])
            .ToList();

        Assert.NotEmpty(fields);
        var known = AccessKinds.Sections.Select(section => section.Element)
            .Concat(Counted).Concat(Modelled).Concat(AccessSections.Values);
        Assert.Empty(fields.Except(known, StringComparer.Ordinal));
    }

    [Fact]
    public void EveryKind_HasASection() =>
        Assert.Equal(Enum.GetValues<AccessKind>().ToHashSet(), AccessKinds.Sections.Select(section => section.Kind).ToHashSet());
}
