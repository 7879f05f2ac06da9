using System.Runtime.CompilerServices;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Layout;
using MetadataAnalyzer.Metadata.Reading;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

public class ComponentReadersTests
{
    private static IEnumerable<Type> Components => typeof(MetadataComponent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(MetadataComponent)) && !type.IsAbstract);

    /// <summary>Without its row in the table a type has no components, and the rules about it find nothing.</summary>
    [Fact]
    public void EveryComponentClass_HasAReader() => Assert.Equal(
        Components.Select(type => type.Name).Order(StringComparer.Ordinal),
        ComponentReaders.All.Values.Select(reader => reader.Method.ReturnType).Where(type => type != typeof(MetadataComponent))
            .Select(type => type.Name).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void EveryReader_IsOfATypeInTheRegistry() =>
        Assert.All(ComponentReaders.All.Keys, name => Assert.NotNull(MetadataRegistry.Default[name]));

    [Fact]
    public void EveryComponent_NamesTheTypeOfItsReader() => Assert.All(
        ComponentReaders.All.Where(entry => entry.Value.Method.ReturnType is var type && type != typeof(MetadataComponent)
            && type.IsPublic),
        entry => Assert.Equal(entry.Key,
            ((MetadataComponent)RuntimeHelpers.GetUninitializedObject(entry.Value.Method.ReturnType)).TypeName));
}
