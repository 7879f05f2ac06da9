using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Configuration;

/// <summary>
/// Reads answers from the CSV file that <c>questions</c> writes: a row for each question, with the columns <c>subject</c>, <c>key</c>,
/// <c>answer</c>, <c>by</c> and <c>on</c>. A row without an answer leaves its question open.
/// </summary>
internal static class AnswersTable
{
    private const string ObjectPrefix = "objects.";
    private const string Unknown = "unknown";

    private static readonly ImmutableArray<string> Required = ["subject", "key", "answer"];

    /// <summary>Reads a table.</summary>
    /// <param name="reader">The file's text, with commas or semicolons.</param>
    /// <param name="file">The file's name, as places in it are given.</param>
    /// <exception cref="ConfigurationException">The file is no such table, or has an answer that cannot be used.</exception>
    public static OwnerAnswers Read(TextReader reader, string file)
    {
        var rows = Rows(reader, file);
        return new()
        {
            BySubject = OwnerAnswers.None.BySubject.AddRange(rows.GroupBy(row => row.Subject, StringComparer.OrdinalIgnoreCase)
                .Select(group => KeyValuePair.Create(group.Key, Sheet([.. group], file)))),
        };
    }

    private static List<Row> Rows(TextReader reader, string file)
    {
        try
        {
            using var csv = CsvReader.FromText(reader.ReadToEnd(), new() { TrackLineNumbers = true });
            var names = csv.Headers.Select(header => header.Trim().ToLowerInvariant()).ToList();
            if (Required.FirstOrDefault(name => !names.Contains(name)) is { } missing)
            {
                throw new ConfigurationException(
                    $"{file}, line 1: the column '{missing}' is missing; fill in the file that 'questions' writes");
            }

            var rows = new List<Row>();
            while (csv.Read())
            {
                string Cell(string name) =>
                    names.IndexOf(name) is >= 0 and var index && index < csv.FieldCount ? csv.GetString(index).Trim() : "";
                var row = new Row((int)csv.LineNumber, Cell("subject"), Cell("key"), Cell("answer"), Cell("by"), Cell("on"));
                if (row.Subject.Length > 0 && row.Key.Length > 0)
                {
                    rows.Add(row);
                }
            }

            return rows;
        }
        catch (CsvFormatException exception)
        {
            throw new ConfigurationException($"{file}, line {exception.LineNumber}: no CSV: {exception.Message}", exception);
        }
    }

    private static AnswerSheet Sheet(List<Row> rows, string file)
    {
        var questions = AnswerSheet.NewList();
        foreach (var row in rows.Where(row => !row.IsObject && !row.IsText && row.Answer.Length > 0))
        {
            questions[row.Key] = AnswersReader.TryRead(row.Word, out var isYes)
                ? row.ToAnswer(file, isYes)
                : throw new ConfigurationException($"{file}, line {row.Line}: {AnswersReader.WhyWrong(row.Key, row.Answer)}");
        }

        return new()
        {
            Questions = questions.ToImmutable(),
            Objects = Objects([.. rows.Where(row => row.IsObject)], file),
            By = rows.Find(row => row.By.Length > 0)?.By,
            ConsentBy = Text(AnswerSheet.ConsentByKey),
            Runs = Text(AnswerSheet.RunsKey),
        };

        OwnerText? Text(string key) => rows.FindLast(row => row.Is(key) && row.Answer.Length > 0) is { } row
            ? new(row.Answer, Location.Record(file, row.Line))
            : null;
    }

    /// <summary>The list of objects, which means that no other is used: null as long as none is answered, or one is not known.</summary>
    private static ImmutableDictionary<string, OwnerAnswer>? Objects(List<Row> rows, string file)
    {
        if (rows.TrueForAll(row => row.Answer.Length == 0) || rows.Exists(row => row.Word == Unknown))
        {
            return null;
        }

        var objects = AnswerSheet.NewList();
        foreach (var row in rows)
        {
            if (row.Answer.Length == 0)
            {
                throw new ConfigurationException(
                    $"{file}, line {row.Line}: say what it does with '{row.Object}' as well, or none: an object that is not in the list "
                    + "counts as not used");
            }

            var rights = AnswersReader.Rights(row.Answer.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
                ?? throw new ConfigurationException(
                    $"{file}, line {row.Line}: what the integration does with object '{row.Object}' is all, none or some of "
                    + $"{string.Join(", ", AnswersReader.RightWords)}, not '{row.Answer}'");
            objects[row.Object] = row.ToAnswer(file, rights != AccessRights.None) with { Rights = rights };
        }

        return objects.ToImmutable();
    }

    private sealed record Row(int Line, string Subject, string Key, string Answer, string By, string On)
    {
        public bool IsObject => Key.StartsWith(ObjectPrefix, StringComparison.OrdinalIgnoreCase);

        /// <summary>Whether the answer is a text of its own.</summary>
        public bool IsText => Is(AnswerSheet.ConsentByKey) || Is(AnswerSheet.RunsKey);

        public string Object => Key[ObjectPrefix.Length..];

        /// <summary>The answer in small letters, with one word for not knowing.</summary>
        public string Word => Answer.ToLowerInvariant() is var word && word == "i do not know" ? Unknown : word;

        public bool Is(string key) => Key.Equals(key, StringComparison.OrdinalIgnoreCase);

        public OwnerAnswer ToAnswer(string file, bool? isYes) => new(
            isYes, AccessRights.None, Location.Record(file, Line), By.Length == 0 ? null : By, Day(file));

        private DateOnly? Day(string file) => On.Length == 0 ? null
            : DateOnly.TryParseExact(On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new ConfigurationException($"{file}, line {Line}: the day '{On}' is not like 2026-11-20");
    }
}
