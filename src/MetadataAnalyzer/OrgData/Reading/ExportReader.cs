using System.Collections.Immutable;
using System.IO.Abstractions;
using MetadataAnalyzer.Files;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>Reads the exports of a folder one by one and keeps what there is to say about each.</summary>
internal sealed class ExportReader(IFileSystem fileSystem, string directory, OrgExportOptions options, CancellationToken cancellation)
{
    // What the Salesforce CLI stops at unless org-max-query-limit is raised; in CSV nothing else shows it.
    private static readonly long[] CliRowLimits = [10_000, 50_000];

    /// <summary>Records that are counted at once: counting each would be seen in the time of millions.</summary>
    private const int CountedAtOnce = 1024;

    private readonly ExportDirectory _directory = new(fileSystem, directory, options.DisplayDirectory);
    private readonly Utf8Strings _strings = new();
    private readonly List<OrgExportProblem> _problems = [];
    private readonly List<OrgExportState> _states = [];

    public ImmutableArray<OrgExportState> States => [.. _states.OrderBy(state => state.Kind)];

    public ImmutableArray<OrgExportProblem> Problems =>
    [
        .. _problems.OrderBy(problem => problem.Location)
            .ThenBy(problem => problem.Column, StringComparer.Ordinal)
            .ThenBy(problem => problem.Message, StringComparer.Ordinal),
    ];

    public ImmutableArray<T> Rows<T>(OrgExportKind kind, Func<ExportRecords, T> row) => Rows(kind, (records, _) => row(records));

    public ImmutableArray<T> Rows<T>(OrgExportKind kind, Func<ExportRecords, string, T> row)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        var unique = new UniqueValues(ExportSchemas.Of(kind));
        Read(kind, (records, part) =>
        {
            if (!unique.Admits(records))
            {
                return false;
            }

            rows.Add(row(records, part));
            return true;
        });
        return rows.DrainToImmutable();
    }

    public LoginHistory Logins(ImmutableArray<UserRow> users)
    {
        var logins = new LoginHistoryBuilder(users, options.MaxSourceAddressesPerUser, options.IsFailedLogin);
        var read = 0;
        Read(OrgExportKind.LoginHistory, (records, _) =>
        {
            if (++read % CountedAtOnce == 0)
            {
                options.Logins?.Add(CountedAtOnce);
            }

            return logins.Add(records);
        });
        options.Logins?.Add(read % CountedAtOnce);
        return logins.Rows == 0 ? LoginHistory.Empty : logins.Build();
    }

    private void Read(OrgExportKind kind, Func<ExportRecords, string, bool> use)
    {
        var schema = ExportSchemas.Of(kind);
        var files = _directory.FilesOf(schema);
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        var rows = 0L;
        var anyProblem = false;
        foreach (var file in files)
        {
            var problems = new ExportProblems(kind, file.Display, options.MaxProblemsPerFile);
            if (Twin(files, file) is { } twin)
            {
                problems.AddOfFile(
                    0, null, $"the file is not read, because {twin.Display} is the same export; keep one of them, or number the files when they are parts");
            }
            else
            {
                ReadFile(schema, file, problems, missing, Counted);
            }

            anyProblem |= problems.Any;
            _problems.AddRange(problems.Take());
        }

        var presence = files.IsEmpty ? OrgExportPresence.Missing
            : anyProblem || missing.Count > 0 ? OrgExportPresence.Partial
            : OrgExportPresence.Present;
        _states.Add(new OrgExportState(kind, schema.Stem, presence, rows, [.. files.Select(file => file.Display)], [.. missing]));

        void Counted(ExportRecords records, string part) => rows += use(records, part) ? 1 : 0;
    }

    private static ExportFile? Twin(ImmutableArray<ExportFile> files, ExportFile file) =>
        files.TakeWhile(other => other != file).FirstOrDefault(other => other.Part.Equals(file.Part, StringComparison.OrdinalIgnoreCase));

    private void ReadFile(ExportSchema schema, ExportFile file, ExportProblems problems, SortedSet<string> missing, Action<ExportRecords, string> use)
    {
        try
        {
            var (format, problem) = ExportText.Recognize(fileSystem, file);
            if (problem is not null)
            {
                problems.AddOfFile(0, null, problem);
            }

            if (format is ExportFormat.Empty)
            {
                return;
            }

            using var records = Open(schema, file, problems, format);
            ReadRecords(records, format, file.Part, missing, use);
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

    private ExportRecords Open(ExportSchema schema, ExportFile file, ExportProblems problems, ExportFormat format) => format is ExportFormat.Json
        ? new JsonRecords(schema, problems, _strings, ExportText.Open(fileSystem, file), options.MaxValueBytes)
        : new CsvRecords(schema, problems, _strings, () => ExportText.Open(fileSystem, file), options.MaxValueBytes);

    private void ReadRecords(ExportRecords records, ExportFormat format, string part, SortedSet<string> missing, Action<ExportRecords, string> use)
    {
        var keys = new RecordKeys(records);
        var read = 0L;
        while (records.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            read++;
            if (keys.AreGiven())
            {
                use(records, part);
            }
        }

        // JSON without records says nothing about its columns.
        if (format is ExportFormat.Csv || read > 0)
        {
            ReportMissingColumns(records, missing);
            keys.ReportRecordsBeforeTheColumn();
        }

        if (format is ExportFormat.Csv && CliRowLimits.Contains(read) && part.Length == 0)
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
        foreach (var group in records.Schema.Required.Where(group => !records.Columns.HasAny(group)))
        {
            missing.Add(group[0]);
            records.Problems.AddOfFile(
                1, group[0], $"the column {string.Join(" or ", group)} is missing; export with: {OrgExportQueries.For(records.Schema.Kind).Soql}");
        }

        if (records.Schema.PrefixIsExpected && !records.Columns.Prefixed.Any())
        {
            missing.Add(records.Schema.Prefix + "*");
        }

        missing.UnionWith(records.Schema.Expected.Where(group => !records.Columns.HasAny(group)).Select(group => group[0]));
    }
}
