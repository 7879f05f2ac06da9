using System.Text;

namespace MetadataAnalyzer.Reporting.Markdown;

/// <summary>Markdown that never grows beyond what a comment of a pull request takes. What does not fit is left out whole, so that no markup stays open.</summary>
internal sealed class BoundedMarkdown
{
    /// <summary>Comments take 65,536 characters; the rest is for what a pipeline writes around the report.</summary>
    public const int Most = 50_000;

    private readonly StringBuilder _text = new();
    private int _reserved;

    /// <summary>Adds text and a line end, if it fits into what is not reserved.</summary>
    public bool TryAdd(string text)
    {
        if (_text.Length + text.Length + 1 > Most - _reserved)
        {
            return false;
        }

        _text.Append(text).Append('\n');
        return true;
    }

    /// <summary>Adds as many items as fit, and says how many did not. The first that does not fit ends the list: a list with holes would mislead.</summary>
    public int AddAll<T>(IReadOnlyList<T> items, Func<T, string> toText, int most = int.MaxValue)
    {
        var count = 0;
        while (count < Math.Min(items.Count, most) && TryAdd(toText(items[count])))
        {
            count++;
        }

        return items.Count - count;
    }

    /// <summary>Keeps room for what must come at the end.</summary>
    public void Reserve(int length) => _reserved = length;

    public override string ToString() => _text.ToString();
}
