using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>The problems of one file: those of the whole file, and those of its records up to a limit; of the rest the number.</summary>
internal sealed class ExportProblems(OrgExport export, ExportFile file, int capacity)
{
    private readonly List<OrgExportProblem> _ofFile = [];
    private readonly List<OrgExportProblem> _ofRecords = [];
    private int _dropped;

    public OrgExport Export => export;

    public ExportFile File => file;

    public bool Any => _ofFile.Count > 0 || _ofRecords.Count > 0 || _dropped > 0;

    /// <summary>Adds a problem of the whole file. They are few, so that they have no limit.</summary>
    /// <param name="line">The line that shows it; 0 for none.</param>
    /// <param name="column">The column at fault.</param>
    /// <param name="message">The problem and what to do about it.</param>
    /// <param name="isCut">Whether the file ends before the records do.</param>
    public void AddOfFile(int line, string? column, string message, bool isCut = false) =>
        _ofFile.Add(new OrgExportProblem(export, At(line), column, message, null) { IsCut = isCut });

    /// <summary>Adds a problem of one record.</summary>
    /// <param name="line">The record's line.</param>
    /// <param name="column">The column at fault.</param>
    /// <param name="message">The problem and what to do about it.</param>
    /// <param name="user">Gives the user of the record; called only when the problem is kept.</param>
    public void AddOfRecord(int line, string? column, string message, Func<string?> user)
    {
        if (_ofRecords.Count >= capacity)
        {
            _dropped++;
            return;
        }

        _ofRecords.Add(new OrgExportProblem(export, At(line), column, message, user()));
    }

    /// <summary>All problems, once the file is read.</summary>
    public IEnumerable<OrgExportProblem> Take()
    {
        if (_dropped > 0)
        {
            AddOfFile(0, null, $"{_dropped} more problems of this file's records are not listed; mend the ones that are and run again");
        }

        return _ofFile.Concat(_ofRecords);
    }

    private Location At(int line) => line == 0 ? Location.File(file.Display) : Location.Record(file.Display, line);
}
