using MetadataAnalyzer.Tests.Robustness.Fuzzing;
using Xunit;

namespace MetadataAnalyzer.Tests.Robustness;

/// <summary>A short run of the fuzzing with a fixed seed; <c>tests/MetadataAnalyzer.Benchmarks -- fuzz</c> is the long one.</summary>
[Collection(nameof(FuzzCollection))]
public sealed class FuzzTests
{
    private const ulong Seed = 20261130;

    [Theory]
    [InlineData(nameof(FuzzTarget.Metadata), 150)]
    [InlineData(nameof(FuzzTarget.Zip), 60)]
    [InlineData(nameof(FuzzTarget.Exports), 300)]
    [InlineData(nameof(FuzzTarget.Settings), 24)]
    [InlineData(nameof(FuzzTarget.Assess), 2)]
    [InlineData(nameof(FuzzTarget.Check), 3)]
    [InlineData(nameof(FuzzTarget.Move), 3)]
    public void DamagedInput_BreaksNoProperty(string target, int cases)
    {
        for (var number = 0u; number < cases; number++)
        {
            var fuzz = FuzzCases.Of(Enum.Parse<FuzzTarget>(target), Seed, number);

            Assert.Equal(fuzz.Seed, fuzz.Run() is { } failure ? $"{fuzz.Seed}: {failure.Message}" : fuzz.Seed);
        }
    }

    [Fact]
    public void SeedAndNumber_AlwaysMakeTheSameCase() => Assert.All(Enum.GetValues<FuzzTarget>(), target =>
    {
        var (first, second) = (FuzzCases.Of(target, Seed, 7), FuzzCases.Of(target, Seed, 7));

        Assert.Equal(first.ToJson(""), second.ToJson(""));
        Assert.NotEqual(first.Files.Values, FuzzCases.Of(target, Seed, 8).Files.Values);
    });

    [Fact]
    public void FileOfACase_IsTheCase() => Assert.All(Enum.GetValues<FuzzTarget>(), target =>
    {
        var json = FuzzCases.Of(target, Seed, 7).ToJson("a property");

        Assert.Equal(json, FuzzCase.Parse(json).ToJson("a property"));
    });
}
