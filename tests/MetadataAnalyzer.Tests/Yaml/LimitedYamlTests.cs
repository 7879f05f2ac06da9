using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.CustomRules.Policies;
using Xunit;

namespace MetadataAnalyzer.Tests.Yaml;

public class LimitedYamlTests
{
    public static TheoryData<string, int, string> Beyond => new()
    {
        { "a:\nb: " + new string('[', 100_000), 2, "nested more than 64 deep" },
        { "a: " + string.Concat(Enumerable.Repeat("{a: ", 100_000)), 1, "nested more than 64 deep" },
        { string.Concat(Enumerable.Range(0, 100).Select(depth => $"{new string(' ', depth)}a:\n")), 65, "nested more than 64 deep" },
        { "a: &a [b]\n" + Repeating(70, times: 1), 64, "nested more than 64 deep" },
        { "a: \"" + new string('x', 5 << 20) + "\"", 1, "longer than 4 MB" },
        { "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + Repeating(20, times: 10), 5, "repeat more than 100,000 entries" },
        { "a: b\nc: &c [*c]", 2, "'*c' stands inside what it repeats" },
        { "a: *b\nb: &b [*a]", 1, "'*b' repeats nothing that stands before it" },
    };

    [Theory]
    [MemberData(nameof(Beyond))]
    public void TextBeyondTheLimits_IsRefusedWithItsLine(string text, int line, string message)
    {
        Assert.All<Action>(
            [
                () => ConfigurationReader.Read(new StringReader(text), "f.yml"),
                () => ConfigurationReader.ReadAnswers(new StringReader(text), "f.yml"),
                () => ConfigurationReader.ReadSuppressions(new StringReader(text), "f.yml"),
                () => PolicyReader.Read(new StringReader(text), "f.yml"),
            ],
            read =>
            {
                var exception = Assert.Throws<ConfigurationException>(read);
                Assert.StartsWith($"f.yml, line {line}: ", exception.Message, StringComparison.Ordinal);
                Assert.Contains(message, exception.Message, StringComparison.Ordinal);
            });
    }

    [Fact]
    public void AliasOfWhatStandsBeforeIt_IsRead()
    {
        var configuration = ConfigurationReader.Read(new StringReader("subjects:\n  include: &all [a, b]\n  patterns: *all\n"), "f.yml");

        Assert.Equal(["a", "b"], configuration.Patterns.Select(name => name.Name));
    }

    /// <summary>Lists that each repeat the one before them.</summary>
    private static string Repeating(int levels, int times) =>
        string.Concat(Enumerable.Range(1, levels).Select(level =>
            $"{Name(level)}: &{Name(level)} [{string.Join(", ", Enumerable.Repeat($"*{Name(level - 1)}", times))}]\n"));

    private static string Name(int level) => level == 0 ? "a" : $"a{level}";
}
