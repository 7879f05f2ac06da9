namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>Turns away records that lack a value without which they are of no use. A column that the whole file lacks is told once, by others.</summary>
internal sealed class RecordKeys(ExportRecords records)
{
    private readonly int[][] _groups = [.. records.Schema.Key.Select(group => group.Select(records.Schema.Ordinal).ToArray())];
    private readonly (int FirstLine, int Count)[] _beforeTheColumn = new (int, int)[records.Schema.Key.Length];

    public bool AreGiven()
    {
        for (var i = 0; i < _groups.Length; i++)
        {
            if (HasValue(_groups[i]))
            {
                continue;
            }

            var names = records.Schema.Key[i];
            if (records.Columns.HasAny(names))
            {
                records.Report(names[0], $"the record has no {string.Join(" or ", names)}; it is not used");
            }
            else
            {
                var (first, count) = _beforeTheColumn[i];
                _beforeTheColumn[i] = (count == 0 ? records.Line : first, count + 1);
            }

            return false;
        }

        return true;
    }

    /// <summary>JSON may leave out what is null, so a column can turn up after records that lack it.</summary>
    public void ReportRecordsBeforeTheColumn()
    {
        for (var i = 0; i < _groups.Length; i++)
        {
            var names = records.Schema.Key[i];
            if (_beforeTheColumn[i] is { Count: > 0 } skipped && records.Columns.HasAny(names))
            {
                records.Problems.AddOfFile(
                    skipped.FirstLine, names[0], $"{skipped.Count} records from here on have no {string.Join(" or ", names)}; they are not used");
            }
        }
    }

    private bool HasValue(int[] group)
    {
        foreach (var ordinal in group)
        {
            if (!records.Utf8(ordinal).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }
}
