using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>A record of <c>record-owners</c>: a user owns records of one object.</summary>
/// <param name="Location">The record.</param>
/// <param name="OwnerId">The user; empty when the export names users only.</param>
/// <param name="OwnerUsername">From <c>Owner.Username</c>.</param>
/// <param name="ObjectName">API name: the column <c>SobjectType</c>, else the end of the file's name, as in <c>record-owners-Account.csv</c>.</param>
/// <param name="Count">How many records, from <c>RecordCount</c> or <c>expr0</c>.</param>
public sealed record RecordOwnerRow(Location Location, SalesforceId OwnerId, string? OwnerUsername, string? ObjectName, long? Count);
