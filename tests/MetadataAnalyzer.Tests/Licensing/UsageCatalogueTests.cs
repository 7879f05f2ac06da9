using MetadataAnalyzer.Licensing;
using Xunit;

namespace MetadataAnalyzer.Tests.Licensing;

public class UsageCatalogueTests
{
    private static readonly LicenseCatalogue Catalogue = LicenseCatalogue.LoadEmbedded();

    [Fact]
    public void RequestThatNoLineFits_MayDoAnything()
    {
        var effect = Catalogue.Usage.EffectOf(new("NEW", "POST", "thing", "Account"));

        Assert.Equal((UsageEffect.Unknown, true), (effect, effect.IsHidden));
    }
}
