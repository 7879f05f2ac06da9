using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>A record of <c>oauth-tokens</c>: an app holds a token of a user. Columns that hold the token itself are never read.</summary>
/// <param name="Location">The record.</param>
/// <param name="UserId">The user; empty when the export names users only.</param>
/// <param name="Username">From <c>User.Username</c>.</param>
/// <param name="AppName">The app's label.</param>
/// <param name="LastUsedDate">When the token was last used.</param>
/// <param name="UseCount">How often it was used.</param>
public sealed record OauthTokenRow(
    Location Location, SalesforceId UserId, string? Username, string? AppName, DateTimeOffset? LastUsedDate, int? UseCount);
