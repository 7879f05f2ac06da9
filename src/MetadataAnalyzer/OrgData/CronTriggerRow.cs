using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>A record of <c>cron-triggers</c>: a scheduled job, which runs as its owner.</summary>
/// <param name="Location">The record.</param>
/// <param name="Id">Empty when the export has no <c>Id</c> column.</param>
/// <param name="OwnerId">The user it runs as.</param>
/// <param name="JobName">From <c>CronJobDetail.Name</c>.</param>
/// <param name="State"><c>WAITING</c>, <c>COMPLETE</c>, <c>DELETED</c> …</param>
/// <param name="NextFireTime">Null when it will not run again.</param>
public sealed record CronTriggerRow(
    Location Location, SalesforceId Id, SalesforceId OwnerId, string? JobName, string? State, DateTimeOffset? NextFireTime);
