using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>The problems of one file: those of the file as a whole, and a bounded number of those of its records; the rest as a count.</summary>
internal sealed class ExportProblems(OrgExportKind kind, string display, int capacity)
{
    private readonly List<OrgExportProblem> _ofFile = [];
    private readonly List<OrgExportProblem> _ofRecords = [];
    private int _dropped;

    public string Display => display;

    public bool Any => _ofFile.Count > 0 || _ofRecords.Count > 0 || _dropped > 0;

    /// <summary>Adds a problem of the file, of which there are only ever a few.</summary>
    /// <param name="line">The line that shows it, or 0.</param>
    /// <param name="column">The column at fault.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="isCut">Whether the file ends before the records do.</param>
    public void AddOfFile(int line, string? column, string message, bool isCut = false) =>
        _ofFile.Add(new OrgExportProblem(kind, line == 0 ? Location.File(display) : Location.Record(display, line), column, message, null)
        {
            IsCut = isCut,
        });

    /// <summary>Adds a problem of one record.</summary>
    /// <param name="line">The record's line.</param>
    /// <param name="column">The column at fault.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="user">Asked only when the problem is kept.</param>
    public void AddOfRecord(int line, string? column, string message, Func<string?> user)
    {
        if (_ofRecords.Count >= capacity)
        {
            _dropped++;
            return;
        }

        _ofRecords.Add(new OrgExportProblem(kind, Location.Record(display, line), column, message, user()));
    }

    public IEnumerable<OrgExportProblem> Take()
    {
        if (_dropped > 0)
        {
            AddOfFile(0, null, $"{_dropped} more problems of this file's records are not listed; mend the ones that are and run again");
        }

        return _ofFile.Concat(_ofRecords);
    }
}
