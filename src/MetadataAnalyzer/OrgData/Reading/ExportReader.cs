using System.Collections.Immutable;
using System.Text.Json;
using MetadataAnalyzer.Files;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>Reads the exports of a folder one by one, and keeps the result of each.</summary>
/// <param name="directory">The files; null for none.</param>
/// <param name="options">Limits.</param>
/// <param name="cancellation">Asked before each record.</param>
internal sealed class ExportReader(ExportDirectory? directory, OrgExportOptions options, CancellationToken cancellation)
{
    // The records at which the Salesforce CLI stops unless org-max-query-limit is raised; nothing in a CSV file shows it.
    private static readonly long[] CliRowLimits = [10_000, 50_000];

    private readonly Utf8Strings _strings = new();
    private readonly List<OrgExportProblem> _problems = [];
    private readonly List<OrgExportState> _states = [];

    public OrgExportOptions Options => options;

    /// <summary>The results, in the order in which the exports were read.</summary>
    public ImmutableArray<OrgExportState> States => [.. _states];

    public ImmutableArray<OrgExportProblem> Problems =>
    [
        .. _problems.OrderBy(problem => problem.Location)
            .ThenBy(problem => problem.Column, StringComparer.Ordinal)
            .ThenBy(problem => problem.Message, StringComparer.Ordinal),
    ];

    /// <summary>Reads all files of an export.</summary>
    /// <param name="export">The export.</param>
    /// <param name="use">Takes the current record; returns false for one that cannot be used, after reporting why.</param>
    public void Read(OrgExport export, Func<ExportRecords, bool> use)
    {
        var rows = 0L;
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        ReadFiles(
            export, directory?.FilesOf(export) ?? [], missing, (file, problems) => ReadFile(file, problems, missing, Count), () => rows);

        void Count(ExportRecords records) => rows += use(records) ? 1 : 0;
    }

    /// <summary>Reads all files of an export, each of which is one JSON document and no list of records.</summary>
    /// <param name="export">The export.</param>
    /// <param name="index">Name of a document that belongs to the others; alone it is no export.</param>
    /// <param name="useIndex">Takes that document, before all others.</param>
    /// <param name="use">Takes a document; returns the number of records that it gave.</param>
    public void ReadDocuments(
        OrgExport export, string index, Action<JsonElement, ExportProblems> useIndex, Func<JsonElement, ExportProblems, long> use)
    {
        var rows = 0L;
        var files = directory?.FilesOf(export) ?? [];
        var first = files.IsEmpty ? null : directory?.Find(index);
        ReadFiles(export, first is null ? files : [first, .. files], [], (file, problems) => Guard(problems, () =>
        {
            if (Recognize(file, problems) is ExportFormat.Empty)
            {
                return;
            }

            try
            {
                using var stream = file.Open();
                using var document = JsonDocument.Parse(stream);
                if (file == first)
                {
                    useIndex(document.RootElement, problems);
                }
                else
                {
                    rows += use(document.RootElement, problems);
                }
            }
            catch (JsonException)
            {
                problems.AddOfFile(0, null, "the file is cut or damaged: it is no JSON to its end; nothing is taken from it");
            }
        }), () => rows);
    }

    private void ReadFiles(
        OrgExport export, ImmutableArray<ExportFile> files, SortedSet<string> missing, Action<ExportFile, ExportProblems> read,
        Func<long> rows)
    {
        var anyProblem = false;
        foreach (var file in files)
        {
            var problems = new ExportProblems(export, file, options.MaxProblemsPerFile);
            if (Twin(files, file) is { } twin)
            {
                problems.AddOfFile(
                    0,
                    null,
                    $"the file is not read, because {twin.Display} is the same export; "
                    + "keep one of them, or number the files when they are parts");
            }
            else
            {
                read(file, problems);
            }

            anyProblem |= problems.Any;
            _problems.AddRange(problems.Take());
        }

        var presence = files.IsEmpty ? OrgExportPresence.Missing
            : anyProblem || missing.Count > 0 ? OrgExportPresence.Partial
            : OrgExportPresence.Present;
        _states.Add(new OrgExportState(export, presence, rows(), [.. files.Select(file => file.Display)], [.. missing]));
    }

    private static ExportFile? Twin(ImmutableArray<ExportFile> files, ExportFile file) =>
        files.TakeWhile(other => other != file).FirstOrDefault(other => other.Part.Equals(file.Part, StringComparison.OrdinalIgnoreCase));

    private void ReadFile(ExportFile file, ExportProblems problems, SortedSet<string> missing, Action<ExportRecords> use) =>
        Guard(problems, () =>
        {
            var format = Recognize(file, problems);
            if (format is ExportFormat.Empty)
            {
                return;
            }

            using ExportRecords records = format is ExportFormat.Json
                ? new JsonRecords(problems, _strings, file.Open(), options.MaxValueBytes)
                : new CsvRecords(problems, _strings, file.Open, options.MaxValueBytes);
            ReadRecords(records, format, missing, use);
        });

    private static ExportFormat Recognize(ExportFile file, ExportProblems problems)
    {
        var (format, problem) = file.Recognize();
        if (problem is not null)
        {
            problems.AddOfFile(0, null, problem);
        }

        return format;
    }

    private static void Guard(ExportProblems problems, Action read)
    {
        try
        {
            read();
        }
        catch (UnauthorizedAccessException)
        {
            problems.AddOfFile(0, null, "the file cannot be read: access is denied");
        }
        catch (RefusedFileException exception)
        {
            problems.AddOfFile(0, null, $"the file is not read: {exception.Message}");
        }
        catch (IOException)
        {
            problems.AddOfFile(0, null, "the file cannot be read to its end: the disk or another program refuses");
        }
    }

    private void ReadRecords(ExportRecords records, ExportFormat format, SortedSet<string> missing, Action<ExportRecords> use)
    {
        var keys = new RecordKeys(records);
        var read = 0L;
        while (records.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            read++;
            if (keys.AreGiven())
            {
                use(records);
            }
        }

        // The columns of JSON without records are not known.
        if (format is ExportFormat.Csv || read > 0)
        {
            ReportMissingColumns(records, missing);
            keys.ReportRecordsBeforeTheColumn();
        }

        if (format is ExportFormat.Csv && CliRowLimits.Contains(read) && records.Part.Length == 0)
        {
            records.Problems.AddOfFile(
                0,
                null,
                $"the file has exactly {read} records, where the Salesforce CLI stops by default; "
                + "raise its org-max-query-limit and run the query again",
                isCut: true);
        }
    }

    private static void ReportMissingColumns(ExportRecords records, SortedSet<string> missing)
    {
        foreach (var group in records.Export.Required.Where(group => !records.Columns.HasAny(group)))
        {
            missing.Add(group[0]);
            records.Problems.AddOfFile(
                1, group[0], $"the column {string.Join(" or ", group)} is missing; export with: {records.Export.Soql}");
        }

        if (records.Export.PrefixIsExpected && !records.Columns.Prefixed.Any())
        {
            missing.Add(records.Export.Prefix + "*");
        }

        missing.UnionWith(records.Export.Expected.Where(group => !records.Columns.HasAny(group)).Select(group => group[0]));
    }
}

/// <summary>
/// Tells which records have a value in each group of <see cref="OrgExport.Key"/>, and reports the others. A column that the whole file
/// lacks is reported once, as a missing column.
/// </summary>
internal sealed class RecordKeys(ExportRecords records)
{
    private readonly int[][] _groups = [.. records.Export.Key.Select(group => group.Select(records.Export.Ordinal).ToArray())];
    private readonly (int FirstLine, int Count)[] _beforeTheColumn = new (int, int)[records.Export.Key.Length];

    public bool AreGiven()
    {
        for (var i = 0; i < _groups.Length; i++)
        {
            if (HasValue(_groups[i]))
            {
                continue;
            }

            var names = records.Export.Key[i];
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

    /// <summary>JSON may leave out null values, so that the first records of a file can lack a column that later ones have.</summary>
    public void ReportRecordsBeforeTheColumn()
    {
        for (var i = 0; i < _groups.Length; i++)
        {
            var names = records.Export.Key[i];
            if (_beforeTheColumn[i] is { Count: > 0 } skipped && records.Columns.HasAny(names))
            {
                records.Problems.AddOfFile(
                    skipped.FirstLine,
                    names[0],
                    $"{skipped.Count} records from here on have no {string.Join(" or ", names)}; they are not used");
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
