namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>
/// The columns of an export that a file has. Their indexes are those of <see cref="OrgExport.Columns"/>; columns with the export's prefix
/// follow in the order in which they are met.
/// </summary>
internal sealed class ExportColumns
{
    private readonly OrgExport _export;
    private readonly List<(string Column, string Name)> _prefixed = [];
    private readonly Dictionary<string, int> _prefixedOrdinals = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool[] _seen;

    public ExportColumns(OrgExport export)
    {
        _export = export;
        _seen = new bool[export.Columns.Length];
    }

    /// <summary>The columns with the export's prefix: the name without the prefix, and the index.</summary>
    public IEnumerable<(string Name, int Ordinal)> Prefixed =>
        _prefixed.Select((column, index) => (column.Name, _export.Columns.Length + index));

    public int Count => _export.Columns.Length + _prefixed.Count;

    public string NameOf(int ordinal) =>
        ordinal < _export.Columns.Length ? _export.Columns[ordinal] : _prefixed[ordinal - _export.Columns.Length].Column;

    /// <summary>Notes that the file has the column and returns its index; -1 for a column that the export does not have.</summary>
    public int See(string name)
    {
        if (_export.TryGetOrdinal(name, out var ordinal))
        {
            _seen[ordinal] = true;
            return ordinal;
        }

        if (_export.Prefix is not { } prefix || name.Length <= prefix.Length
            || !name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            return -1;
        }

        if (!_prefixedOrdinals.TryGetValue(name, out ordinal))
        {
            ordinal = Count;
            _prefixed.Add((name, name[prefix.Length..]));
            _prefixedOrdinals.Add(name, ordinal);
        }

        return ordinal;
    }

    /// <summary>Notes the columns of a related record that is null: they are in the file, without values.</summary>
    public void SeeBelow(string relationship)
    {
        for (var i = 0; i < _seen.Length; i++)
        {
            var name = _export.Columns[i];
            var isBelow = name.Length > relationship.Length && name[relationship.Length] == '.';
            _seen[i] |= isBelow && name.StartsWith(relationship, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>Whether the file has any of the names.</summary>
    public bool HasAny(string[] group) => group.Any(name => _seen[_export.Ordinal(name)]);
}
