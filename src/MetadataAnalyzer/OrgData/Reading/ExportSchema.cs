using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>The columns of one export. A column in a group may be given by any of the group's names.</summary>
internal sealed class ExportSchema
{
    private readonly FrozenDictionary<string, int> _ordinals;

    /// <param name="kind">The export.</param>
    /// <param name="stem">The file's name without extension.</param>
    /// <param name="key">Groups without a value of which a record is of no use.</param>
    /// <param name="required">Further groups without which the export is not worth much; records without a value are used.</param>
    /// <param name="expected">Groups that a complete export has.</param>
    /// <param name="optional">Columns whose absence means nothing.</param>
    public ExportSchema(
        OrgExportKind kind,
        string stem,
        ImmutableArray<string[]> key,
        ImmutableArray<string[]> required,
        ImmutableArray<string[]> expected,
        params ImmutableArray<string> optional)
    {
        (Kind, Stem, Key, Required, Expected) = (kind, stem, key, [.. key, .. required], expected);
        Columns = [.. Required.Concat(expected).SelectMany(group => group).Concat(optional).Distinct(StringComparer.OrdinalIgnoreCase)];
        _ordinals = Columns.Index().ToFrozenDictionary(column => column.Item, column => column.Index, StringComparer.OrdinalIgnoreCase);
    }

    public OrgExportKind Kind { get; }

    public string Stem { get; }

    public ImmutableArray<string[]> Key { get; }

    /// <summary>The groups whose absence from a file is a problem, those of <see cref="Key"/> first.</summary>
    public ImmutableArray<string[]> Required { get; }

    public ImmutableArray<string[]> Expected { get; }

    public ImmutableArray<string> Columns { get; }

    /// <summary>Every column whose name starts with this belongs to the export too, whatever follows.</summary>
    public string? Prefix { get; init; }

    /// <summary>Whether a complete export has columns with <see cref="Prefix"/>.</summary>
    public bool PrefixIsExpected { get; init; }

    /// <summary>Columns that must not hold the same value in two records.</summary>
    public ImmutableArray<string> Unique { get; init; } = ["Id"];

    /// <summary>Columns that say which user a record is about, the best first.</summary>
    public ImmutableArray<string> User { get; init; } = [];

    /// <summary>Whether the end of a file's name may be an object's API name, not only a number.</summary>
    public bool PartIsObject { get; init; }

    /// <summary>Where a column stands in <see cref="Columns"/>. Asking for one that the schema lacks is a bug.</summary>
    public int Ordinal(string column) => _ordinals[column];

    public bool TryGetOrdinal(string column, out int ordinal) => _ordinals.TryGetValue(column, out ordinal);
}
