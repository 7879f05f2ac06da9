using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>The text around the records in a JSON export: the place of their array, and whether the tool wrote all of them.</summary>
internal sealed class JsonEnvelope(JsonTokens tokens)
{
    private int _depth;
    private bool _inRecords;
    private bool _found;
    private long _records;
    private long? _total;
    private bool _unfinished;
    private bool _failed;
    private string? _name;
    private string? _message;

    /// <summary>Moves to the first token of the next element of the records' array; false at the end of the file.</summary>
    public bool MoveToRecord()
    {
        while (tokens.Read())
        {
            if (_inRecords)
            {
                if (tokens.Type is not JsonTokenType.EndArray)
                {
                    _records++;
                    return true;
                }

                _inRecords = false;
                continue;
            }

            switch (tokens.Type)
            {
                case JsonTokenType.StartArray when _depth == 0:
                    EnterRecords();
                    break;
                case JsonTokenType.StartObject:
                    _depth++;
                    break;
                case JsonTokenType.EndObject:
                    _depth--;
                    break;
                case JsonTokenType.PropertyName:
                    ReadProperty(Encoding.UTF8.GetString(tokens.Value));
                    break;
                default:
                    break;
            }
        }

        return false;
    }

    /// <summary>Whether the org has more records, by the tool that wrote the file.</summary>
    public bool IsCut => _found && !_failed && (_unfinished || _total > _records);

    /// <summary>The reason that the file has no records, or not all of them; null when it has all.</summary>
    public string? Problem()
    {
        if (_failed || (!_found && _message is not null))
        {
            return $"the file holds an error instead of records: {$"{_name} {_message}".Trim()}; run the query again";
        }

        if (!_found)
        {
            return "the JSON has no array of records; write it with sf data query --result-format json, or as [ … ]";
        }

        if (IsCut)
        {
            var total = _total is { } known ? string.Create(CultureInfo.InvariantCulture, $" of {known}") : "";
            return $"the file holds {_records}{total} records: the query stopped early. "
                + "Raise the Salesforce CLI's org-max-query-limit and run it again";
        }

        return null;
    }

    private void EnterRecords() => (_inRecords, _found) = (true, true);

    private void ReadProperty(string name)
    {
        if (!tokens.Read())
        {
            return;
        }

        switch (name)
        {
            case "records" when tokens.Type is JsonTokenType.StartArray && !_found:
                EnterRecords();
                return;
            case "result" when tokens.Type is JsonTokenType.StartArray && !_found:
                EnterRecords();
                return;
            case "result" when tokens.Type is JsonTokenType.StartObject:
                _depth++;
                return;
            case "status" when tokens.Type is JsonTokenType.Number:
                _failed |= !tokens.Value.SequenceEqual("0"u8);
                break;
            case "name" when tokens.Type is JsonTokenType.String:
                _name = Short(tokens.Value);
                break;
            case "message" when tokens.Type is JsonTokenType.String:
                _message = Short(tokens.Value);
                break;
            case "done":
                _unfinished |= tokens.Type is JsonTokenType.False;
                break;
            case "totalSize" when tokens.Type is JsonTokenType.Number
                && long.TryParse(tokens.Value, CultureInfo.InvariantCulture, out var total):
                _total = total;
                break;
            default:
                break;
        }

        tokens.Skip();
    }

    private static string Short(ReadOnlySpan<byte> utf8) =>
        Encoding.UTF8.GetString(utf8.Length > 300 ? utf8[..300] : utf8).ReplaceLineEndings(" ").Trim();
}
