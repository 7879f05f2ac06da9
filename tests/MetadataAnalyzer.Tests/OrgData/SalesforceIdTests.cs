using MetadataAnalyzer.OrgData;
using Xunit;

namespace MetadataAnalyzer.Tests.OrgData;

public sealed class SalesforceIdTests
{
    [Theory]
    [InlineData("001A0000006Vm9r", "001A0000006Vm9rIAC")]
    [InlineData("0PLD000000003mw", "0PLD000000003mwOAA")]
    [InlineData("005000000000001", "005000000000001AAA")]
    public void ToLongForm_ShortId_AddsTheChecksum(string shortForm, string longForm)
    {
        Assert.Equal(longForm, new SalesforceId(shortForm).ToLongForm());
        Assert.Equal(longForm, new SalesforceId(longForm).ToLongForm());
    }

    [Fact]
    public void Equals_ShortAndLongForm_AreOneId()
    {
        var shortForm = new SalesforceId("00530000009M943");
        var longForm = new SalesforceId(" 00530000009M943AAC ");

        Assert.Equal(shortForm, longForm);
        Assert.Equal(shortForm.GetHashCode(), longForm.GetHashCode());
        Assert.Equal("00530000009M943", longForm.Key);
        Assert.Equal("00530000009M943AAC", longForm.Value);
    }

    [Fact]
    public void Equals_OtherCase_AreTwoIds() => Assert.NotEqual(new SalesforceId("00530000009M943"), new SalesforceId("00530000009m943"));

    [Fact]
    public void Equals_TextThatIsNoId_EqualsItselfAlone()
    {
        Assert.Equal(new SalesforceId("user-1"), new SalesforceId("user-1"));
        Assert.NotEqual(new SalesforceId("an 18 character a!"), new SalesforceId("an 18 character b!"));
        Assert.False(new SalesforceId("user-1").IsWellFormed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Empty_NoText_EqualsDefault(string? text)
    {
        Assert.True(new SalesforceId(text).IsEmpty);
        Assert.Equal(default, new SalesforceId(text));
        Assert.Equal("", new SalesforceId(text).Key);
    }
}
