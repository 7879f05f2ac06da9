using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>Turns away records whose id or name an earlier record has, in this file or in another part of the export.</summary>
internal sealed class UniqueValues(ExportSchema schema)
{
    private readonly ImmutableArray<Dictionary<string, Location>> _first =
        [.. schema.Unique.Select(column => new Dictionary<string, Location>(IsId(column) ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase))];

    public bool Admits(ExportRecords records)
    {
        for (var i = 0; i < _first.Length; i++)
        {
            if (records.Text(schema.Unique[i]) is { } value && _first[i].TryGetValue(KeyOf(i, value), out var first))
            {
                records.Report(schema.Unique[i], $"'{value}' is given a second time; the record at {first} is used");
                return false;
            }
        }

        for (var i = 0; i < _first.Length; i++)
        {
            if (records.Text(schema.Unique[i]) is { } value)
            {
                _first[i].Add(KeyOf(i, value), records.Location);
            }
        }

        return true;
    }

    private string KeyOf(int column, string value) => IsId(schema.Unique[column]) ? new SalesforceId(value).Key : value;

    private static bool IsId(string column) => column.Equals("Id", StringComparison.Ordinal);
}
