using System.Text;
using MetadataAnalyzer.OrgData.Reading;
using Xunit;

namespace MetadataAnalyzer.Tests.OrgData;

public sealed class ExportTimeTests
{
    [Theory]
    [InlineData("2026-08-01T03:04:05.000+0000", "2026-08-01T03:04:05")]
    [InlineData("2026-08-01T03:04:05.000Z", "2026-08-01T03:04:05")]
    [InlineData("2026-08-01T03:04:05Z", "2026-08-01T03:04:05")]
    [InlineData("2026-08-01T00:30:00+02:00", "2026-07-31T22:30:00")]
    [InlineData("2026-08-01T23:30:00-0100", "2026-08-02T00:30:00")]
    [InlineData("2026-08-01 03:04:05", "2026-08-01T03:04:05")]
    [InlineData("2026-08-01 03:04", "2026-08-01T03:04:00")]
    [InlineData("2026-08-01 03:04:05 +01", "2026-08-01T02:04:05")]
    [InlineData("2026-08-01", "2026-08-01T00:00:00")]
    [InlineData("2024-02-29", "2024-02-29T00:00:00")]
    [InlineData("20260801030405.000", "2026-08-01T03:04:05")]
    [InlineData("20260801030405", "2026-08-01T03:04:05")]
    public void TryParse_UnambiguousForms_GivesUtc(string text, string utc)
    {
        Assert.True(ExportTime.TryParse(Encoding.UTF8.GetBytes(text), out var time));
        Assert.Equal(utc, time.UtcDateTime.ToString("s"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1/8/2026 03:04")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-30")]
    [InlineData("2026-08-01T")]
    [InlineData("2026-08-01T25:00:00")]
    [InlineData("2026-08-01T03:04:05x")]
    [InlineData("2026-08-01T03:04:05+99:00")]
    [InlineData("2026-8-1")]
    [InlineData("20261301030405.000")]
    [InlineData("202608010304050")]
    [InlineData("0000-01-01")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    public void TryParse_OtherForms_Refuses(string text) => Assert.False(ExportTime.TryParse(Encoding.UTF8.GetBytes(text), out _));
}
