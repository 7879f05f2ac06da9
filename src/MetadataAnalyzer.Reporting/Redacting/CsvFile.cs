namespace MetadataAnalyzer.Reporting.Redacting;

/// <summary>Hides names in CSV: in every cell below the header whose column does not hold words of the tool.</summary>
internal sealed class CsvFile
{
    private const char Mark = '\ufeff';

    private readonly List<string> _columns = [];
    private bool _isHeader = true;

    /// <summary>Hides the names in records of the file, one part of it after the other.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="file">Whole records; the first part starts with the header.</param>
    public void Redact(EncodedText text, string file)
    {
        var column = 0;
        for (var index = file.StartsWith(Mark) ? 1 : 0; index < file.Length; index++)
        {
            var isQuoted = file[index] == '"';
            var start = isQuoted ? index + 1 : index;
            var end = isQuoted ? EndOfQuoted(file, start) : EndOfPlain(file, start);
            if (_isHeader)
            {
                _columns.Add(file[start..end]);
            }
            else if (column >= _columns.Count || !OwnFields.Contains(_columns[column]))
            {
                text.Redact(start, end, isQuoted ? "\"" : "", Read);
            }

            index = isQuoted ? end + 1 : end;
            column++;
            if (index >= file.Length || file[index] != ',')
            {
                index += index + 1 < file.Length && file[index] == '\r' ? 1 : 0;
                (_isHeader, column) = (false, 0);
            }
        }
    }

    private static int EndOfPlain(string file, int index)
    {
        var end = file.AsSpan(index).IndexOfAny(',', '\r', '\n');
        return end < 0 ? file.Length : index + end;
    }

    private static int EndOfQuoted(string file, int index)
    {
        while (index < file.Length && (file[index] != '"' || (index + 1 < file.Length && file[index + 1] == '"')))
        {
            index += file[index] == '"' ? 2 : 1;
        }

        return Math.Min(index, file.Length);
    }

    private static (int End, string? Meant) Read(string file, int index, int end) => index + 1 < end ? (index + 2, "\"") : (index + 1, null);
}
