using System.Text.Json;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public class InventoryTests
{
    private static readonly Lazy<JsonElement> Sample = new(() =>
    {
        using var folder = new TemporaryFolder();
        CliRun.Of("inventory", CliRun.Sample, "--quiet", "--output", folder.PathOf("inventory.json"));
        return JsonDocument.Parse(File.ReadAllText(folder.PathOf("inventory.json"))).RootElement.Clone();
    });

    [Fact]
    public void Keys_AreThoseOfTheContract()
    {
        Assert.Equal(["components", "unknown", "unreadable", "missing", "exports"], Sample.Value.EnumerateObject().Select(key => key.Name));
        Assert.All(Sample.Value.GetProperty("components").EnumerateArray(), component => Assert.Equal(
            ["type", "fullName", "path", "packageDirectory"], component.EnumerateObject().Select(key => key.Name)));
    }

    [Fact]
    public void Missing_NamesManagedSetsAndProfilesOfUsers()
    {
        var missing = Sample.Value.GetProperty("missing").EnumerateArray()
            .Select(entry => (entry.GetProperty("type").GetString(), entry.GetProperty("fullName").GetString())).ToList();

        Assert.Contains(("PermissionSet", "qvsign__Quillvane_API"), missing);
        Assert.Contains(("Profile", "Data Lake Reader"), missing);
        Assert.DoesNotContain(missing, entry => entry.Item1 == "CustomObject" && !entry.Item2!.Contains("__", StringComparison.Ordinal));
    }

    [Fact]
    public void Exports_AreThoseThatAreMissingOrInPart_WithWhatThatLeavesOpen()
    {
        var exports = Sample.Value.GetProperty("exports").EnumerateArray().ToList();

        Assert.NotEmpty(exports);
        Assert.All(exports, export =>
        {
            Assert.Equal(["name", "state", "detail", "effect"], export.EnumerateObject().Select(key => key.Name));
            Assert.NotEqual("present", export.GetProperty("state").GetString());
            Assert.NotEqual("", export.GetProperty("effect").GetString());
        });
    }

    [Fact]
    public void Unreadable_HasItsPlace()
    {
        var file = Assert.Single(Sample.Value.GetProperty("unreadable").EnumerateArray());

        Assert.EndsWith("Quality_Inspection.permissionset-meta.xml", file.GetProperty("path").GetString(), StringComparison.Ordinal);
    }
}
