using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>The problems of one file: a bounded number in full, the rest as a count.</summary>
internal sealed class ExportProblems(OrgExportKind kind, string display, int capacity)
{
    private readonly List<OrgExportProblem> _kept = [];
    private int _dropped;

    public string Display => display;

    public bool Any => _kept.Count > 0 || _dropped > 0;

    /// <param name="line">The record's line, or 0 for the file as a whole.</param>
    /// <param name="column">The column at fault.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="user">Asked only when the problem is kept.</param>
    public void Add(int line, string? column, string message, Func<string?>? user = null)
    {
        if (_kept.Count >= capacity)
        {
            _dropped++;
            return;
        }

        _kept.Add(new OrgExportProblem(kind, new Location(display, line, 0), column, message, user?.Invoke()));
    }

    public IEnumerable<OrgExportProblem> Take() => _dropped == 0
        ? _kept
        : _kept.Append(new OrgExportProblem(
            kind, Location.File(display), null, $"{_dropped} more problems of this file are not listed; mend the ones that are and run again", null));
}
