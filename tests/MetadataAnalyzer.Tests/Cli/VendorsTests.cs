using System.IO.Abstractions.TestingHelpers;
using System.Text.Json;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Cli.RulePages;
using MetadataAnalyzer.Licensing;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public class VendorsTests
{
    private const string Configuration = """
        vendors:
          add:
            fernwick-backup:
              vendor: Fernwick
              product: Backup
              unsure-apps: [Backup]
              permissions: [ViewSetup]
              objects: {Account: [read, edit]}
              sign-in: web server flow
              statements:
                - {stance: refuses, by: vendor, says: It needs a full licence., title: Permissions, url: "https://docs.fernwick.example/p", date: 2026-03}
                - {stance: conditions, by: agency, says: It works., condition: Use JWT bearer., title: Our notes, read: 2026-10-01}
            fernwick-archive:
              vendor: Fernwick
              product: Fernwick Archive
              statements: [{stance: silent, by: vendor, says: Nothing., title: Archive, read: 2026-10-01}]
        """;

    private readonly MockFileSystem _fileSystem = new();

    public VendorsTests() => _fileSystem.AddFile("/org/metadata-analyzer.yml", new(Configuration));

    public static TheoryData<string> Ids => [.. LicenseCatalogue.LoadEmbedded().Vendors.Products.Select(product => product.Id)];

    [Fact]
    public void List_HasEveryProduct_RefusalsFirst()
    {
        var run = Run("vendors");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("Refused\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "Backup (Fernwick), read on 2026-10-01; statements contradict each other\n", run.Output, StringComparison.Ordinal);
        Assert.All(
            LicenseCatalogue.LoadEmbedded().Vendors.Products,
            product => Assert.Contains($"  {product.Id} ", run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Json_HasTheStatements()
    {
        using var json = JsonDocument.Parse(Run("vendors", "--format", "json").Output);

        var product = json.RootElement.EnumerateArray().Single(entry => entry.GetProperty("id").GetString() == "fernwick-backup");
        Assert.Equal("refuses", product.GetProperty("stance").GetString());
        Assert.Equal(
            ["2026-10-01", null], product.GetProperty("statements").EnumerateArray().Select(statement =>
                statement.GetProperty("read").GetString()));
    }

    [Fact]
    public void WithoutConfiguration_TheCatalogueAloneIsListed() =>
        Assert.DoesNotContain("fernwick", CliRun.On(_fileSystem, ["vendors", "--no-config"]).Output, StringComparison.Ordinal);

    [Fact]
    public void Explanation_HasWhatIsSaidAndWhere()
    {
        var run = Run("explain", "vendor:fernwick-backup");

        Assert.Equal(
            """
            fernwick-backup: Backup (Fernwick)

            What is said, newest first
              Under a condition, an agency, read on 2026-10-01: It works. Use JWT bearer.
                  Our notes, no public address
              Refused, its maker, 2026-03: It needs a full licence.
                  Permissions, https://docs.fernwick.example/p

            Recognised by
              app Backup, which alone is not enough: any app may have the name

            Needs
              ViewSetup, Account (read, edit)

            Signs in by
              web server flow

            """.ReplaceLineEndings("\n"),
            run.Output);
    }

    [Fact]
    public void Maker_IsExplainedByAllItsProducts()
    {
        var output = Run("explain", "Vendor:fernwick", "IUL5012").Output;

        Assert.StartsWith("IUL5012: ", output, StringComparison.Ordinal);
        Assert.Contains("\nfernwick-archive: Fernwick Archive\n", output, StringComparison.Ordinal);
        Assert.Contains("\nfernwick-backup: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownProduct_IsRefusedWithTheNearest()
    {
        var run = Run("explain", "vendor:fernwick-bakup");

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("vendor:fernwick-bakup: no such product; did you mean fernwick-backup?", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryProduct_FitsEightyColumns(string id)
    {
        var run = CliRun.On(_fileSystem, ["explain", $"vendor:{id}", "--no-config"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.All(
            run.Output.Split('\n'),
            line => Assert.True(line.Length <= PlainText.Width || !line.TrimStart().Contains(' ', StringComparison.Ordinal), line));
    }

    private CliRun Run(params string[] args) => CliRun.On(_fileSystem, [.. args, "--config", "/org/metadata-analyzer.yml"]);
}
