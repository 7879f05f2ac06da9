using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData;

/// <summary>
/// An export that is kept as a list of rows, in the order of its files. A later record with the id or name of an earlier one is not used.
/// </summary>
/// <typeparam name="T">The row.</typeparam>
public sealed class RowExport<T> : OrgExport
{
    private readonly Func<ExportRecords, T> _row;

    /// <param name="row">Makes a row of the current record, from columns that the export declares.</param>
    internal RowExport(Func<ExportRecords, T> row) => _row = row;

    internal override object Read(ExportReader reader, OrgExports earlier)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        var first = Unique.Select(column => IsId(column) ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase)
            .Select(comparer => new Dictionary<string, Location>(comparer)).ToImmutableArray();
        reader.Read(this, record =>
        {
            if (!IsNew(record, first))
            {
                return false;
            }

            rows.Add(_row(record));
            return true;
        });
        return rows.DrainToImmutable();
    }

    /// <summary>Whether no earlier record has the same value in a unique column; keeps the values of one that is new.</summary>
    private bool IsNew(ExportRecords record, ImmutableArray<Dictionary<string, Location>> first)
    {
        for (var i = 0; i < first.Length; i++)
        {
            if (record.Text(Unique[i]) is { } value && first[i].TryGetValue(KeyOf(Unique[i], value), out var earlier))
            {
                record.Report(Unique[i], $"'{value}' is given a second time; the record at {earlier} is used");
                return false;
            }
        }

        for (var i = 0; i < first.Length; i++)
        {
            if (record.Text(Unique[i]) is { } value)
            {
                first[i].Add(KeyOf(Unique[i], value), record.Location);
            }
        }

        return true;
    }

    private static string KeyOf(string column, string value) => IsId(column) ? new SalesforceId(value).Key : value;

    private static bool IsId(string column) => column.EndsWith("Id", StringComparison.Ordinal);
}
