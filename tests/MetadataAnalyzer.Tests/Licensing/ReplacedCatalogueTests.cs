using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Yaml;
using Xunit;

namespace MetadataAnalyzer.Tests.Licensing;

public sealed class ReplacedCatalogueTests
{
    private readonly MockFileSystem _fileSystem = LicenseCatalogueTests.CopyOfEmbedded();

    [Fact]
    public void ReplacedFile_IsRead()
    {
        Replace("sources.yml", "date: 2026-11-30", "date: 2027-01-02");

        Assert.Equal("2027-01-02", Load().Version);
    }

    [Fact]
    public void MissingFile_IsNamed()
    {
        _fileSystem.RemoveFile("/catalogue/logins.yml");

        var exception = Assert.Throws<YamlFileException>(Load);

        Assert.Equal(("logins.yml", 0), (exception.File, exception.Line));
    }

    [Fact]
    public void UnknownFile_IsNamed()
    {
        _fileSystem.AddFile("/catalogue/permisions.yml", new MockFileData(""));

        Assert.Equal("permisions.yml", Assert.Throws<YamlFileException>(Load).File);
    }

    [Fact]
    public void MissingDirectory_IsNamed()
    {
        var exception = Assert.Throws<YamlFileException>(() => LicenseCatalogue.Load(_fileSystem, "/elsewhere"));

        Assert.Contains("/elsewhere", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prices.yml", "currency: USD", "currency: [USD", "YAML")]
    [InlineData("prices.yml", "currency: USD", "curency: USD", "unknown key 'curency'")]
    [InlineData("prices.yml", "price: 195,", "price: free,", "must be a number")]
    [InlineData("prices.yml", "price: 195,", "price: -195,", "must not be negative")]
    [InlineData("prices.yml", "from: 2026-09-03, source: price-list-2026}", "from: 2026-09, source: price-list-2026}", "must be a day")]
    [InlineData("changes.yml", "date: 2027-06", "date: June 2027", "must be a year, month or day")]
    [InlineData("move.yml", "  lost-after: {", "  lost-afterwards: {", "unknown key 'lost-afterwards'")]
    [InlineData("move.yml", "  no-user-interface: {", "  no-user-interface: {says: x, ", "unknown key 'says'")]
    [InlineData("move.yml", "source: soap-login-reference", "source: hearsay", "'hearsay' is no source")]
    [InlineData(
        "permissions.yml", "ModifyAllData: {label: Modify All Data", "ModifyAllData: {lable: Modify All Data", "unknown key 'lable'")]
    [InlineData("usage.yml", "  email: {", "  emails: {", "permissions.yml has no 'emails'")]
    [InlineData("usage.yml", "rights: [create], source", "rights: [viewall], source", "are read, create, edit or delete")]
    [InlineData("permissions.yml", "trigger: apex-rest", "trigger: apex-soap", "'apex-soap' is no trigger")]
    [InlineData("permissions.yml", "decided_by: client", "decided_by: nobody", "files, exports, client")]
    [InlineData("permissions.yml", "alias_of: ApiEnabled", "alias_of: ApiEnable", "alias_of")]
    [InlineData("objects.yml", "rights: all", "rights: everything", "'everything'")]
    [InlineData("user-licenses.yml", "role: target", "role: goal", "'goal'")]
    [InlineData("user-licenses.yml", ", source: object-reference}", ", source: hearsay}", "'hearsay' is no source")]
    [InlineData("user-licenses.yml", ", source: object-reference}", "}", "needs a 'source'")]
    [InlineData("detection.yml", "without_fact_at_most: 0.5}", "without_fact_at_most: 0.7}", "thresholds must rise")]
    [InlineData("detection.yml", "signal: alias, words", "signal: aliases, words", "'aliases' is no signal")]
    [InlineData("features.yml", "{none: true}", "{}", "no indicator")]
    public void BrokenFile_IsReportedWithItsLine(string file, string valid, string broken, string message)
    {
        var line = LineOf(file, valid);
        Replace(file, valid, broken);

        var exception = Assert.Throws<YamlFileException>(Load);

        Assert.Equal(file, exception.File);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.InRange(exception.Line, line, line + 3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("\"")]
    [InlineData(": ")]
    [InlineData("\t")]
    [InlineData("&")]
    [InlineData("*")]
    [InlineData("%")]
    public void DamagedFile_NeverThrowsAnythingElse(string damage)
    {
        const string File = "/catalogue/standard-names.yml";
        var text = _fileSystem.File.ReadAllText(File);
        var files = CatalogueFiles.Of(_fileSystem, "/catalogue");
        var sources = new CatalogueSources(files.Read(CatalogueFiles.Sources));
        for (var at = 0; at < text.Length; at += 7)
        {
            _fileSystem.File.WriteAllText(File, string.Concat(text.AsSpan(0, at), damage, text.AsSpan(at + 1)));

            var thrown = Record.Exception(() => new StandardNames(files.Read(CatalogueFiles.StandardNames), sources));

            Assert.True(thrown is null or YamlFileException, $"at {at}: {thrown}");
        }
    }

    [Fact]
    public void SameKeyTwice_IsReported()
    {
        Replace("user-licenses.yml", "  Salesforce Integration:", "  salesforce:");

        Assert.Contains("twice", Assert.Throws<YamlFileException>(Load).Message, StringComparison.Ordinal);
    }

    private LicenseCatalogue Load() => LicenseCatalogue.Load(_fileSystem, "/catalogue");

    private int LineOf(string file, string text)
        => Array.FindIndex(_fileSystem.File.ReadAllLines("/catalogue/" + file), line => line.Contains(text, StringComparison.Ordinal)) + 1;

    private void Replace(string file, string valid, string broken)
    {
        var text = _fileSystem.File.ReadAllText("/catalogue/" + file);
        var at = text.IndexOf(valid, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} does not hold '{valid}'");
        _fileSystem.File.WriteAllText("/catalogue/" + file, string.Concat(text.AsSpan(0, at), broken, text.AsSpan(at + valid.Length)));
    }
}
