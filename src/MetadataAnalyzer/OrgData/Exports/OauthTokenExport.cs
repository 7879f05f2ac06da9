using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>A record of <c>oauth-tokens</c>: an app holds a token of a user. Columns that hold the token itself are never read.</summary>
/// <param name="Location">The record.</param>
/// <param name="UserId">The user; empty when the export names users only.</param>
/// <param name="Username">From <c>User.Username</c>.</param>
/// <param name="AppName">The app's label.</param>
/// <param name="LastUsedDate">The last use of the token.</param>
/// <param name="UseCount">The number of uses.</param>
public sealed record OauthTokenRow(
    Location Location, SalesforceId UserId, string? Username, string? AppName, DateTimeOffset? LastUsedDate, int? UseCount)
{
    /// <summary><c>oauth-tokens</c>: OauthToken.</summary>
    public static RowExport<OauthTokenRow> Export { get; } = new(Read)
    {
        Name = "oauth-tokens",
        Soql = "SELECT UserId, User.Username, AppName, LastUsedDate, UseCount FROM OauthToken",
        Settles = "which apps hold a token of a user",
        WithoutIt = "apps with refresh tokens in use are unknown",
        IsOptional = true,
        Note = "Needs Customize Application, else it returns the caller's own tokens only. "
            + "The platform returns 2,500 rows at most: split it by UserId",
        Key = [["UserId", "User.Username"]],
        Required = [["AppName"]],
        Expected = [["LastUsedDate"], ["UseCount"]],
        Unique = [],
        User = ["User.Username", "UserId"],
    };

    private static OauthTokenRow Read(ExportRecords record) => new(
        record.Location,
        record.Id("UserId"),
        record.Text("User.Username"),
        record.Text("AppName"),
        record.Time("LastUsedDate"),
        record.Int("UseCount"));
}
