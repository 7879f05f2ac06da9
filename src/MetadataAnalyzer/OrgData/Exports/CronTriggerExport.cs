using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>A record of <c>cron-triggers</c>: a scheduled job, which runs as its owner.</summary>
/// <param name="Location">The record.</param>
/// <param name="Id">Empty when the export has no <c>Id</c> column.</param>
/// <param name="OwnerId">The user it runs as.</param>
/// <param name="JobName">From <c>CronJobDetail.Name</c>.</param>
/// <param name="State"><c>WAITING</c>, <c>COMPLETE</c>, <c>DELETED</c> …</param>
/// <param name="NextFireTime">Null when it will not run again.</param>
public sealed record CronTriggerRow(
    Location Location, SalesforceId Id, SalesforceId OwnerId, string? JobName, string? State, DateTimeOffset? NextFireTime)
{
    /// <summary><c>cron-triggers</c>: CronTrigger.</summary>
    public static RowExport<CronTriggerRow> Export { get; } = new(Read)
    {
        Name = "cron-triggers",
        Soql = "SELECT Id, OwnerId, CronJobDetail.Name, State, NextFireTime FROM CronTrigger",
        Settles = "which scheduled jobs run as a user",
        WithoutIt = "scheduled jobs of the users are unknown",
        IsOptional = true,
        Note = OrgExport.CliLimit,
        Key = [["OwnerId"]],
        Expected = [["Id"], ["CronJobDetail.Name"], ["State"], ["NextFireTime"]],
        User = ["OwnerId"],
    };

    private static CronTriggerRow Read(ExportRecords record) => new(
        record.Location,
        record.Id("Id"),
        record.Id("OwnerId"),
        record.Text("CronJobDetail.Name"),
        record.Text("State"),
        record.Time("NextFireTime"));
}
