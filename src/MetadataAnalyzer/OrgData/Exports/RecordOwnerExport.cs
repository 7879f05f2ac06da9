using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>A record of <c>record-owners</c>: a user owns records of one object.</summary>
/// <param name="Location">The record.</param>
/// <param name="OwnerId">The user; empty when the export names users only.</param>
/// <param name="OwnerUsername">From <c>Owner.Username</c>.</param>
/// <param name="ObjectName">
/// API name: the column <c>SobjectType</c>, else the end of the file's name, as in <c>record-owners-Account.csv</c>.
/// </param>
/// <param name="Count">The number of records, from <c>RecordCount</c> or <c>expr0</c>.</param>
public sealed record RecordOwnerRow(Location Location, SalesforceId OwnerId, string? OwnerUsername, string? ObjectName, long? Count)
{
    /// <summary><c>record-owners</c>: the number of records of an object that each user owns.</summary>
    public static RowExport<RecordOwnerRow> Export { get; } = new(Read)
    {
        Name = "record-owners",
        Soql = "SELECT OwnerId, COUNT(Id) RecordCount FROM {object} GROUP BY OwnerId",
        Settles = "how many records a user owns",
        WithoutIt = "records owned by the users are unknown",
        IsOptional = true,
        IsPerObject = true,
        Note = "One query and one file per object; the end of the file's name says which. A grouped query returns 2,000 rows at most",
        Key = [["OwnerId", "Owner.Username"]],
        Expected = [["RecordCount", "expr0", "Count"]],
        Optional = ["SobjectType", "Object"],
        Unique = [],
        User = ["Owner.Username", "OwnerId"],
    };

    private static RecordOwnerRow Read(ExportRecords record) => new(
        record.Location,
        record.Id("OwnerId"),
        record.Text("Owner.Username"),
        record.Text("SobjectType") ?? record.Text("Object") ?? (record.Part.Any(char.IsAsciiLetter) ? record.Part : null),
        record.Number("RecordCount") ?? record.Number("expr0") ?? record.Number("Count"));
}
