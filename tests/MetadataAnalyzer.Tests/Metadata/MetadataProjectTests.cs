using System.Reflection;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

public class MetadataProjectTests
{
    /// <summary>A property that is added and not copied would be lost wherever the org's rows are joined.</summary>
    [Fact]
    public void With_KeepsEverythingButTheTypedComponents()
    {
        var project = MetadataReader.Read(
            new System.IO.Abstractions.FileSystem(), Path.Combine(RepositoryFolder.Root, "sample-metadata"),
            cancellationToken: TestContext.Current.CancellationToken);
        var kept = typeof(MetadataProject).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && property.Name != nameof(MetadataProject.TypedComponents)).ToList();

        var other = project.With([project.Profiles[0]]);

        Assert.Equal([project.Profiles[0]], other.TypedComponents);
        Assert.NotEmpty(kept);
        Assert.All(kept, property => Assert.Equal(property.GetValue(project), property.GetValue(other)));
    }
}
