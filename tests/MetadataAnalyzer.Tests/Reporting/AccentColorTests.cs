using CsCheck;
using MetadataAnalyzer.Reporting.Document;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

public class AccentColorTests
{
    private static readonly AccentColor White = new(255, 255, 255);

    [Fact]
    public void AnyColour_CanBeReadOnAnyPaper()
    {
        var color = Gen.Select(Gen.Byte, Gen.Byte, Gen.Byte, (red, green, blue) => new AccentColor(red, green, blue));

        Gen.Select(color, color).Sample((accent, paper) => accent.ReadableOn(paper).ContrastTo(paper) >= AccentColor.ReadableContrast);
    }

    [Theory]
    [InlineData("#0b5cab", "#0b5cab")]
    [InlineData("#000000", "#000000")]
    public void ColourThatCanBeRead_Stays(string text, string expected) =>
        Assert.Equal(expected, AccentColor.Parse(text).ReadableOn(White).ToString());

    [Fact]
    public void YellowOnWhite_GetsDarkerAndStaysYellow()
    {
        var color = AccentColor.Parse("#ffd000").ReadableOn(White);

        Assert.True(color.Red > color.Green && color.Green > color.Blue);
        Assert.InRange(color.ContrastTo(White), 4.5, 4.9);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("#fff")]
    [InlineData("#-12345")]
    [InlineData("# 12345")]
    [InlineData("0b5cab0")]
    public void OtherForms_AreNone(string? text) => Assert.False(AccentColor.TryParse(text, out _));

    [Fact]
    public void Contrast_IsThatOfTheStandard()
    {
        Assert.Equal(21, White.ContrastTo(new(0, 0, 0)), 3);
        Assert.Equal(4.54, White.ContrastTo(AccentColor.Parse("#767676")), 2);
    }
}
