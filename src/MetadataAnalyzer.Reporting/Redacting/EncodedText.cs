using System.Text;

namespace MetadataAnalyzer.Reporting.Redacting;

/// <summary>
/// A part of a file as the format spells it, read character by character as what is meant. Pseudonyms need no escape in any format, so that they are put
/// where the name stood without writing anything else anew.
/// </summary>
/// <param name="redaction">What to hide.</param>
/// <param name="file">The whole file.</param>
/// <param name="target">Takes the file with pseudonyms.</param>
internal sealed class EncodedText(Redaction redaction, string file, StringBuilder target)
{
    private readonly StringBuilder _meant = new();
    private readonly List<int> _places = [];
    private int _copied;

    /// <summary>Reads one character that is spelled with several; the end of what spells it, and what it means: null for nothing.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="index">Where it starts.</param>
    /// <param name="end">Where the part ends.</param>
    public delegate (int End, string? Meant) ReadCharacter(string file, int index, int end);

    /// <summary>Hides the names in a part.</summary>
    /// <param name="start">Where the part starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="special">Characters that start a spelling of another.</param>
    /// <param name="read">Reads one.</param>
    public void Redact(int start, int end, string special, ReadCharacter read)
    {
        var part = file.AsSpan(start, end - start);
        if (part.IsEmpty)
        {
            return;
        }

        if (!part.ContainsAny(special))
        {
            foreach (var replacement in redaction.Find(part))
            {
                Put(start + replacement.Start, start + replacement.End, replacement.Text);
            }

            return;
        }

        Decode(start, end, special, read);
        foreach (var replacement in redaction.Find(_meant.ToString()))
        {
            Put(_places[replacement.Start], _places[replacement.End], replacement.Text);
        }
    }

    /// <summary>Copies what is left of the file.</summary>
    public void Finish() => target.Append(file, _copied, file.Length - _copied);

    private void Decode(int start, int end, string special, ReadCharacter read)
    {
        _meant.Clear();
        _places.Clear();
        for (var index = start; index < end;)
        {
            var (next, meant) = special.Contains(file[index], StringComparison.Ordinal) ? read(file, index, end) : (index + 1, null);
            if (next == index + 1 && meant is null)
            {
                _meant.Append(file[index]);
                _places.Add(index);
            }
            else
            {
                foreach (var character in meant ?? "")
                {
                    _meant.Append(character);
                    _places.Add(index);
                }
            }

            index = next;
        }

        _places.Add(end);
    }

    private void Put(int start, int end, string text)
    {
        target.Append(file, _copied, start - _copied).Append(text);
        _copied = end;
    }
}
