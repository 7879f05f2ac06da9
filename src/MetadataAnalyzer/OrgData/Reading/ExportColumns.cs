namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>Which columns of a schema a file has: fixed ones by their place in the schema, then those with the schema's prefix as they are met.</summary>
internal sealed class ExportColumns
{
    private readonly ExportSchema _schema;
    private readonly List<string> _prefixed = [];
    private readonly Dictionary<string, int> _prefixedOrdinals = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool[] _seen;

    public ExportColumns(ExportSchema schema)
    {
        _schema = schema;
        _seen = new bool[schema.Columns.Length];
    }

    /// <summary>The columns with the schema's prefix: what follows the prefix, and the ordinal.</summary>
    public IEnumerable<(string Name, int Ordinal)> Prefixed =>
        _prefixed.Select((name, index) => (name[_schema.Prefix!.Length..], _schema.Columns.Length + index));

    public int Count => _schema.Columns.Length + _prefixed.Count;

    public string NameOf(int ordinal) => ordinal < _schema.Columns.Length ? _schema.Columns[ordinal] : _prefixed[ordinal - _schema.Columns.Length];

    /// <summary>Notes that the file has the column; -1 when it is none of the schema's.</summary>
    public int See(string name)
    {
        if (_schema.TryGetOrdinal(name, out var ordinal))
        {
            _seen[ordinal] = true;
            return ordinal;
        }

        if (_schema.Prefix is null || name.Length <= _schema.Prefix.Length || !name.StartsWith(_schema.Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return -1;
        }

        if (!_prefixedOrdinals.TryGetValue(name, out ordinal))
        {
            ordinal = Count;
            _prefixed.Add(name);
            _prefixedOrdinals.Add(name, ordinal);
        }

        return ordinal;
    }

    /// <summary>Notes a related record that is null: it has its columns, without values.</summary>
    public void SeeBelow(string relationship)
    {
        for (var i = 0; i < _seen.Length; i++)
        {
            var name = _schema.Columns[i];
            var isBelow = name.Length > relationship.Length && name[relationship.Length] == '.';
            _seen[i] |= isBelow && name.StartsWith(relationship, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>Whether the file has any of the names.</summary>
    public bool HasAny(string[] group) => group.Any(name => _seen[_schema.Ordinal(name)]);
}
