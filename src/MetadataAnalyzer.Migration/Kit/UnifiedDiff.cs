using System.Text;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>The difference between two texts in the form that <c>git apply</c> takes.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>Empty for equal texts.</summary>
    public static string Of(string path, string before, string after)
    {
        var (old, changed) = (Lines(before), Lines(after));
        var edits = Edits(old, changed);
        var text = new StringBuilder();
        for (var index = 0; index < edits.Count;)
        {
            if (edits[index].Sign == ' ')
            {
                index++;
                continue;
            }

            var start = Math.Max(0, index - Context);
            var end = EndOfHunk(edits, index);
            WriteHunk(text, edits, start, end);
            index = end;
        }

        return text.Length == 0 ? "" : $"--- a/{path}\n+++ b/{path}\n{text}";
    }

    /// <summary>
    /// The end of a hunk. Changes are in one hunk when the unchanged lines between them are fewer than the context of both.
    /// </summary>
    private static int EndOfHunk(List<(char Sign, string Line)> edits, int index)
    {
        var last = index;
        for (var next = index; next < edits.Count && next - last <= 2 * Context; next++)
        {
            last = edits[next].Sign == ' ' ? last : next;
        }

        return Math.Min(edits.Count, last + Context + 1);
    }

    private static void WriteHunk(StringBuilder text, List<(char Sign, string Line)> edits, int start, int end)
    {
        var (oldStart, newStart) = (edits.Take(start).Count(edit => edit.Sign != '+'), edits.Take(start).Count(edit => edit.Sign != '-'));
        var hunk = edits[start..end];
        var (oldCount, newCount) = (hunk.Count(edit => edit.Sign != '+'), hunk.Count(edit => edit.Sign != '-'));
        text.Append($"@@ -{Range(oldStart, oldCount)} +{Range(newStart, newCount)} @@\n");
        foreach (var (sign, line) in hunk)
        {
            text.Append(sign).Append(line);
            if (!line.EndsWith('\n'))
            {
                text.Append("\n\\ No newline at end of file\n");
            }
        }
    }

    private static string Range(int start, int count) => count == 1 ? $"{start + 1}" : $"{(count == 0 ? start : start + 1)},{count}";

    /// <summary>Lines with their ends.</summary>
    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }

    /// <summary>
    /// The edits from one text to the other. Only the lines between the first and the last difference are compared one by one, because
    /// changes are few and close together.
    /// </summary>
    private static List<(char Sign, string Line)> Edits(string[] old, string[] changed)
    {
        var head = old.Zip(changed).TakeWhile(pair => pair.First == pair.Second).Count();
        var most = Math.Min(old.Length, changed.Length) - head;
        var tail = 0;
        while (tail < most && old[^(tail + 1)] == changed[^(tail + 1)])
        {
            tail++;
        }

        return
        [
            .. old[..head].Select(line => (' ', line)),
            .. Middle(old[head..^tail], changed[head..^tail]),
            .. old[^tail..].Select(line => (' ', line)),
        ];
    }

    private static IEnumerable<(char Sign, string Line)> Middle(string[] old, string[] changed)
    {
        // Common lines keep their order: lines are only added or replaced.
        var (left, right) = (0, 0);
        while (left < old.Length || right < changed.Length)
        {
            if (left < old.Length && right < changed.Length && old[left] == changed[right])
            {
                yield return (' ', old[left++]);
                right++;
                continue;
            }

            var again = left < old.Length ? Array.IndexOf(changed, old[left], right) : -1;
            if (left < old.Length && again < 0)
            {
                yield return ('-', old[left++]);
                continue;
            }

            yield return ('+', changed[right++]);
        }
    }
}
