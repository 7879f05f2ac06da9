using System.Text.RegularExpressions;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;
using Xunit;

namespace MetadataAnalyzer.Tests.Licensing;

public sealed partial class VendorCatalogueTests
{
    private const string Product = """
        vendors:
          example-sync:
            vendor: Example Works
            product: Nightly Sync
            statements:
              - {stance: refuses, by: vendor, says: It does not., title: A page, url: "https://example.com/page", read: 2026-11-30}
        """;

    private static readonly LicenseCatalogue Catalogue = LicenseCatalogue.LoadEmbedded();

    public static TheoryData<string> Ids => [.. Catalogue.Vendors.Products.Select(product => product.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void EmbeddedProduct_HasStatementsWithSourceAndDate(string id)
    {
        var product = Assert.Single(Catalogue.Vendors.Find(id));

        Assert.Matches(Slug(), product.Id);
        Assert.NotEmpty(product.Statements);
        Assert.All(product.Statements, statement =>
        {
            Assert.EndsWith(".", statement.Says, StringComparison.Ordinal);
            Assert.EndsWith(".", statement.Condition ?? ".", StringComparison.Ordinal);
            Assert.NotEmpty(statement.Title);
            Assert.NotEmpty(statement.When);
            Assert.NotNull(statement.ReadOn);
            Assert.True(statement.Url is null || Uri.IsWellFormedUriString(statement.Url, UriKind.Absolute), statement.Url);
        });
        Assert.All(product.Permissions, permission => Assert.NotNull(Catalogue.FindPermission(permission)));
        Assert.Equal(product.Names.Length, product.Names.Select(name => (name.Kind, name.Text.ToUpperInvariant())).Distinct().Count());
    }

    [Fact]
    public void EmbeddedProducts_AreThoseOfTheKnowledge()
    {
        var known = KnowledgeFiles.ReadLines("vendors.yml");

        Assert.Equal(known.Count(line => line.StartsWith("  - vendor: ", StringComparison.Ordinal)), Catalogue.Vendors.Products.Length);
        Assert.Equal(
            known.Where(line => line.StartsWith("  - vendor: ", StringComparison.Ordinal)).Select(line => line["  - vendor: ".Length..])
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            Catalogue.Vendors.Products.Select(product => product.Vendor).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EmbeddedName_ThatKnowledgeDoesNotCallSeen_IsUnsure()
    {
        var seen = KnowledgeFiles.ReadLines("vendors.yml").Where(line => line.Contains("seen: true", StringComparison.Ordinal)).ToList();

        Assert.All(
            Catalogue.Vendors.Products.SelectMany(product => product.Names).Where(name => name.IsSure),
            name => Assert.Contains(seen, line => line.Contains(name.Text, StringComparison.Ordinal)));
    }

    [Fact]
    public void Statements_AreNewestFirst_WhateverTheirPrecision()
    {
        var product = Read(Product + """

                  - {stance: confirms, by: agency, says: It does., title: A list, date: 2023, read: 2026-11-30}
                  - {stance: silent, by: community, says: A thread., title: A thread, date: 2026-12}
            """);

        Assert.Equal(["2026-12", "read on 2026-11-30", "2023"], product.Statements.Select(statement => statement.When));
        Assert.Equal(VendorStance.Refuses, product.Stance);
        Assert.True(product.IsContested);
    }

    [Fact]
    public void Rights_AreReadAsTheAnswersSpellThem()
    {
        var product = Read(Product.Replace(
            "product: Nightly Sync",
            "product: Nightly Sync\n    objects: {Account: [read, view-all], Lead: create}\n    permissions: [ApiEnabled]",
            StringComparison.Ordinal));

        Assert.Equal(AccessRights.Read | AccessRights.ViewAll, product.Objects["Account"]);
        Assert.Equal(AccessRights.Create, product.Objects["Lead"]);
        Assert.Equal(["ApiEnabled"], product.Permissions);
        Assert.Equal("Nightly Sync (Example Works)", product.DisplayName);
    }

    [Theory]
    [InlineData("stance: refuses", "stance: never", "must be one of")]
    [InlineData("says: It does not., ", "", "needs 'says'")]
    [InlineData("title: A page, ", "", "needs 'title'")]
    [InlineData(", read: 2026-11-30", "", "needs a 'date'")]
    [InlineData("read: 2026-11-30", "read: soon", "must be a day")]
    [InlineData("read: 2026-11-30", "date: soon", "must be a year, month or day")]
    [InlineData("https://example.com", "http://example.com", "begins with https://")]
    [InlineData("stance: refuses", "stance: conditions", "needs the 'condition'")]
    [InlineData("title: A page", "tilte: A page", "unknown key 'tilte'")]
    public void UnusableStatement_IsReportedWithItsLine(string valid, string broken, string message)
    {
        var thrown = Assert.Throws<YamlFileException>(() => Read(Product.Replace(valid, broken, StringComparison.Ordinal)));

        Assert.Contains(message, thrown.Message, StringComparison.Ordinal);
        Assert.Equal(("vendors.yml", 6), (thrown.File, thrown.Line));
    }

    [Fact]
    public void ProductWithoutStatement_IsReported()
    {
        var text = Product[..Product.IndexOf("      - ", StringComparison.Ordinal)]
            .Replace("statements:", "statements: []", StringComparison.Ordinal);

        Assert.Contains("needs a statement", Assert.Throws<YamlFileException>(() => Read(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_TakesAnIdElseAMaker()
    {
        var vendors = new VendorCatalogue(Parse(Product)).With([Read(Product.Replace("example-sync", "other", StringComparison.Ordinal))]);

        Assert.Equal(["example-sync"], vendors.Find("EXAMPLE-SYNC").Select(product => product.Id));
        Assert.Equal(["example-sync", "other"], vendors.Find("example works").Select(product => product.Id));
        Assert.Empty(vendors.Find("Nightly"));
    }

    [Fact]
    public void With_ReplacesTheProductOfTheSameId()
    {
        var vendors = new VendorCatalogue(Parse(Product))
            .With([Read(Product.Replace("product: Nightly Sync", "product: Daily Sync", StringComparison.Ordinal))]);

        Assert.Equal("Daily Sync", Assert.Single(vendors.Products).Name);
    }

    private static VendorProduct Read(string text) => new VendorCatalogue(Parse(text)).Products[0];

    private static YamlMapping Parse(string text) => YamlMapping.Parse("vendors.yml", new StringReader(text));

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Slug();
}
