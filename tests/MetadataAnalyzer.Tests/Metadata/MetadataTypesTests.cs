using System.Reflection;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Layout;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

public class MetadataTypesTests
{
    [Fact]
    public void EveryName_IsInTheRegistry() => Assert.All(
        typeof(MetadataTypes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!),
        name => Assert.NotNull(MetadataRegistry.Default[name]));
}
