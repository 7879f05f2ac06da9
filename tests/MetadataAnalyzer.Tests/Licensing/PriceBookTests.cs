using MetadataAnalyzer.Licensing;
using Xunit;

namespace MetadataAnalyzer.Tests.Licensing;

public sealed class PriceBookTests
{
    private static readonly PriceBook Prices = LicenseCatalogue.LoadEmbedded().Prices;

    [Fact]
    public void Price_IsTheOneOfTheDay()
    {
        Assert.Equal(165m, Prices.FindPrice("Salesforce", "Enterprise", new DateOnly(2025, 7, 31))?.PerUserAndMonth);
        Assert.Equal(175m, Prices.FindPrice("salesforce", "enterprise", new DateOnly(2025, 8, 1))?.PerUserAndMonth);
        Assert.Equal(175m, Prices.FindPrice("Salesforce", "Enterprise", day: null)?.PerUserAndMonth);
        Assert.Equal(175m, Prices.FindPrice("Salesforce", "Enterprise", new DateOnly(2026, 11, 30))?.PerUserAndMonth);
        Assert.Null(Prices.FindPrice("Salesforce", "Core", new DateOnly(2026, 9, 2)));
    }

    [Fact]
    public void PriceWithoutEdition_IsNotGuessed()
    {
        Assert.Null(Prices.FindPrice("Salesforce", edition: null, new DateOnly(2026, 1, 1)));
    }

    [Fact]
    public void UnlistedLicense_IsNotPriced()
    {
        Assert.Null(Prices.FindPrice("Identity", edition: null, day: null));
    }

    [Fact]
    public void Defaults_AreMarkedAsSuch()
    {
        Assert.True(Prices.IsDefault);
        Assert.Equal("USD", Prices.Currency);
        Assert.Equal(10m, Prices.Integration.PerUserAndMonth);
        Assert.Equal(5, Prices.FindIncludedSeats("Enterprise")?.UserLicense);
        Assert.Null(Prices.FindIncludedSeats("Starter"));
    }
}
