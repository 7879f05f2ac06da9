using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.CustomRules.Policies;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Tests.Cli;
using MetadataAnalyzer.Yaml;
using Xunit;

namespace MetadataAnalyzer.Tests.Configuration;

/// <summary>Whatever stands under a key is read, or refused with its file and line.</summary>
public class ConfigurationShapesTests
{
    private static readonly string[] Shapes =
    [
        "", "~", "''", "a", "[]", "{}", "[a]", "[[a]]", "[[]]", "[~]", "[{}]", "[{a: b}]", "{a: b}", "{a: []}", "{a: {}}", "{? [a] : b}",
        "{? {a: b} : c}", "1", "-1",
        "99999999999999999999", "1.5", ".nan", "2026-01-01", "2026-13-45", "9999-12-31", "true", "!!int x", "!foo bar", "&x a",
        "[&x a, *x]", "*x", "&x [*x]", "{<<: {a: b}}",
        "\"\\0\"", "\"\\n\"", "{a: b, a: c}", "{a: b, A: c}", "{'': a}", "'*'", "../..", "[", "{", "\"", "@a", "%a",
    ];

    private static readonly string[] Keys =
    [
        "", "extends", "subjects", "subjects.include", "subjects.exclude", "subjects.rename", "subjects.rename.x", "subjects.patterns",
        "containers", "answers", "answers.by",
        "answers.on", "answers.permissions", "answers.permissions.ApiEnabled", "answers.objects", "answers.objects.Account",
        "answers.by-subject", "answers.by-subject.x",
        "answers.by-subject.x.objects", "asOf", "window", "edition", "priceBook", "facts", "failOn", "rulePacks", "policies",
        "suppressions",
        "suppressions.-", "suppressions.-.rule",
        "suppressions.-.entity", "suppressions.-.expires", "policies.-", "policies.-.id", "policies.-.on", "policies.-.where",
        "policies.-.where.object",
        "policies.-.where.object.rights", "policies.-.where.all", "policies.-.where.not", "policies.-.impact", "policies.-.appliesTo",
        "currency", "licenses", "licenses.-",
        "licenses.-.price", "integration", "integration.price", "unknown",
    ];

    [Fact]
    public void AnyShapeUnderAnyKey_IsReadOrRefusedWithItsLine()
    {
        foreach (var text in Keys.SelectMany(key => Shapes.Select(shape => Document(key, shape))))
        {
            IsReadOrRefused(text, () => ConfigurationReader.Read(new StringReader(text), "f.yml"));
            IsReadOrRefused(text, () => ConfigurationReader.ReadAnswers(new StringReader(text), "f.yml"));
            IsReadOrRefused(text, () => ConfigurationReader.ReadSuppressions(new StringReader(text), "f.yml"));
            IsReadOrRefused(text, () => PolicyReader.Read(new StringReader(text), "f.yml"));
            IsReadOrRefused(
                text, () => LicenseCatalogue.LoadEmbedded()
                    .WithPriceBook(new MockFileSystem(new Dictionary<string, MockFileData> { ["/f.yml"] = new(text) }), "/f.yml"));
        }
    }

    [Theory]
    [InlineData("subjects: {rename: {x: []}}", "a text is expected here, in 'rename'")]
    [InlineData("rulePacks: \"a\\0b\"", "'rulePacks' holds a name with a line break or another control character")]
    [InlineData("extends: \"\\0\"", "'extends' holds a name with a line break or another control character")]
    [InlineData("priceBook: |\n  a\n  b", "'priceBook' holds a name with a line break or another control character")]
    public void ValueThatNothingCanBeDoneWith_EndsInExitCode2(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("package.xml", "<Package/>");
        folder.Write("metadata-analyzer.yml", text);

        var run = CliRun.Of("check", folder.Path);

        Assert.Equal(2, run.Code);
        Assert.Contains($"metadata-analyzer.yml, line 1: {expected}", run.Error, StringComparison.Ordinal);
    }

    private static string Document(string key, string shape)
    {
        var text = "";
        var indent = 0;
        var parts = key.Split('.', StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            text += part == "-"
                ? $"\n{new string(' ', indent)}-"
                : text.EndsWith('-') ? $" {part}:" : $"\n{new string(' ', indent)}{part}:";
            indent += 2;
        }

        return $"{text} {shape}\n".TrimStart('\n');
    }

    private static void IsReadOrRefused(string text, Action read)
    {
        try
        {
            read();
        }
        catch (ConfigurationException exception)
        {
            Assert.Matches(@"^f\.yml, line [1-9]", exception.Message);
        }
        catch (YamlFileException exception)
        {
            Assert.True(exception.Line > 0, $"{text}: {exception.Message}");
        }
        catch (Exception exception)
        {
            Assert.Fail($"{text}: {exception}");
        }
    }
}
