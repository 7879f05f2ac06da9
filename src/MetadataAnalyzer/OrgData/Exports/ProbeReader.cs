using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>
/// Reads the index of a probe and the answers of <c>sf project deploy start --dry-run --json</c>. A set is answered only by a dry run that
/// ended and names it, with the start of its hash; all else says nothing, and is a problem of the file.
/// </summary>
internal sealed class ProbeReader
{
    /// <summary>States in which each component was looked at; a cancelled deployment ends without that.</summary>
    private static readonly string[] Ended = ["Succeeded", "SucceededPartial", "Failed"];

    private readonly Dictionary<string, ProbeSet> _sets = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ProbeAnswer> _answers = [];
    private bool _hasIndex;

    public ImmutableArray<ProbeSet> Sets => [.. _sets.Values.OrderBy(set => set.Number).ThenBy(set => set.Name, StringComparer.Ordinal)];

    public ImmutableArray<ProbeAnswer> Answers => [.. _answers];

    /// <summary>Takes the questions of the index.</summary>
    public void Index(JsonElement document, ExportProblems problems)
    {
        _hasIndex = true;
        foreach (var element in Items(document, "sets"))
        {
            if (SetOf(element) is not { } set || Text(element, "name") != set.Name)
            {
                problems.AddOfFile(0, null, $"the set '{Text(element, "name")}' is not as the tool wrote it; its answer is not used");
                continue;
            }

            _sets[set.Name] = set;
        }

        if (_sets.Count == 0)
        {
            problems.AddOfFile(0, null, "the index lists no set that can be used; take the one of the probe that was run");
        }
    }

    /// <summary>Takes the answers of one call; returns their number.</summary>
    public long Answer(JsonElement document, ExportProblems problems)
    {
        if (WhyNothing(document) is { } reason)
        {
            problems.AddOfFile(0, null, $"{reason}; nothing is taken from it");
            return 0;
        }

        var result = Part(document, "result");
        if (!ExportTime.TryParse(Encoding.UTF8.GetBytes(Text(result, "completedDate") ?? ""), out var ended))
        {
            problems.AddOfFile(0, null, "the dry run has no completedDate, so that its age is unknown; nothing is taken from it");
            return 0;
        }

        var details = Part(result, "details");
        var texts = Items(details, "componentFailures").Where(entry => IsSet(entry, isSuccess: false))
            .GroupBy(
                entry => Text(entry, "fullName") ?? "", entry => Text(entry, "problem") ?? "no reason given",
                StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                group => group.Key, group => string.Join("; ", group.Distinct(StringComparer.Ordinal)), StringComparer.OrdinalIgnoreCase);
        var accepted = Items(details, "componentSuccesses").Where(entry => IsSet(entry, isSuccess: true))
            .Select(entry => Text(entry, "fullName") ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (before, date) = (_answers.Count, DateOnly.FromDateTime(ended.UtcDateTime));
        foreach (var set in Sets)
        {
            if (texts.TryGetValue(set.Name, out var text))
            {
                _answers.Add(new(set, text, date, Location.File(problems.File.Display)));
            }
            else if (accepted.Contains(set.Name))
            {
                _answers.Add(new(set, null, date, Location.File(problems.File.Display)));
            }
        }

        if (_answers.Count == before)
        {
            problems.AddOfFile(0, null, _hasIndex
                ? $"the answer names no set of {ProbeSet.IndexFile}: it is that of another probe, or of none; nothing is taken from it"
                : $"{ProbeSet.IndexFile} is missing, which says what each set asks; put it beside this file");
        }

        return _answers.Count - before;
    }

    /// <summary>The reason that a document answers nothing; null when it is a dry run that ended.</summary>
    private static string? WhyNothing(JsonElement document)
    {
        var result = Part(document, "result");
        if (result.ValueKind != JsonValueKind.Object)
        {
            return $"the file holds no result of a deployment: {Short($"{Text(document, "name")} {Text(document, "message")}")}";
        }

        if (!IsTrue(result, "checkOnly"))
        {
            return "the deployment was no dry run";
        }

        if (Text(result, "errorMessage") is { Length: > 0 } error)
        {
            return $"the org ended the dry run with an error: {Short(error)}";
        }

        var status = Text(result, "status");
        return IsTrue(result, "done") && Ended.Contains(status, StringComparer.Ordinal)
            ? null
            : $"the dry run did not end (status {Short(status ?? "unknown")}); run the probe again";
    }

    /// <summary>Whether an entry is about a permission set and in accordance with its list.</summary>
    private static bool IsSet(JsonElement entry, bool isSuccess) =>
        Text(entry, "componentType") == MetadataTypes.PermissionSet && IsTrue(entry, "success") == isSuccess
        && (!isSuccess || string.IsNullOrEmpty(Text(entry, "problem")));

    private static ProbeSet? SetOf(JsonElement element)
    {
        var (hash, asks) = (Text(element, "sha256"), RightOf(Part(element, "asks")));
        ImmutableArray<ProbeRight?> holds = [.. Items(element, "holds").Select(RightOf)];
        return hash is { Length: 64 } && asks is not null && !holds.IsEmpty && !holds.Contains(null)
            && Part(element, "number") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) && value > 0
            ? new(value, hash, asks, [.. holds.OfType<ProbeRight>()])
            : null;
    }

    private static ProbeRight? RightOf(JsonElement element)
    {
        var flags = Items(element, "rights").Select(right => EnumIds.Find<AccessRights>(right.ValueKind == JsonValueKind.String
            ? right.GetString() : null)).ToList();
        return EnumIds.Find<AccessKind>(Text(element, "kind")) is { } kind && Text(element, "name") is { Length: > 0 } name
            && flags.Count > 0 && !flags.Contains(null)
            ? new(kind, name, flags.Aggregate(AccessRights.None, (all, flag) => all | flag!.Value))
            : null;
    }

    private static JsonElement Part(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var part) ? part : default;

    private static string? Text(JsonElement element, string name) =>
        Part(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static bool IsTrue(JsonElement element, string name) => Part(element, name).ValueKind == JsonValueKind.True;

    /// <summary>A list; the platform gives a list of one as its only entry.</summary>
    private static IEnumerable<JsonElement> Items(JsonElement element, string name) => Part(element, name) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } one => [one],
        _ => [],
    };

    private static string Short(string text) => (text.Length > 300 ? text[..300] : text).ReplaceLineEndings(" ").Trim();
}
