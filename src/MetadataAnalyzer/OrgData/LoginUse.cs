using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>One way in which a user signed in, over a span of days.</summary>
/// <param name="LoginType">Such as <c>Application</c> (the UI) or <c>Remote Access 2.0</c>; empty when the export does not say.</param>
/// <param name="LoginSubType">Such as <c>OauthClientCredentials</c>; empty when the export does not say.</param>
/// <param name="Application">The client's name as the platform logged it, such as <c>N/A</c>, <c>Browser</c> or a connected app's label.</param>
/// <param name="Status">As the platform wrote it, in the language of the user who exported; empty when the export does not say.</param>
/// <param name="Count">How many attempts.</param>
/// <param name="First">The day of the earliest, in UTC.</param>
/// <param name="Last">The day of the latest, in UTC.</param>
/// <param name="Latest">The record of the latest.</param>
public sealed record LoginUse(
    string LoginType, string LoginSubType, string Application, string Status, long Count, DateOnly First, DateOnly Last, Location Latest);
