using System.Text;

namespace MetadataAnalyzer.Reporting.Redaction;

/// <summary>The syntax of a format's text: how it spells a name, and which parts of it can be names.</summary>
public enum TextSyntax
{
    /// <summary>HTML and PDF: drawn from the document, in which the names are hidden already.</summary>
    Document,
    Csv,
    Json,
    Markdown,
    Xml,

    /// <summary>The annotations of a GitHub workflow.</summary>
    WorkflowCommands,
}

/// <summary>Hides names in the output of a writer. An unknown syntax is refused, so that no name is written.</summary>
internal static class RedactedText
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="redactor">Hides the names.</param>
    /// <param name="syntax">Syntax of the text.</param>
    /// <param name="stream">Receives the text with pseudonyms; left open.</param>
    /// <param name="write">Writes the text with names to the stream that it is given.</param>
    public static void Write(Redactor redactor, TextSyntax syntax, Stream stream, Action<Stream> write)
    {
        if (syntax == TextSyntax.Document)
        {
            write(stream);
            return;
        }

        if (syntax == TextSyntax.Csv)
        {
            using var records = new RedactedCsvStream(redactor, stream);
            write(records);
            return;
        }

        using var written = new MemoryStream();
        write(written);
        var file = Encoding.GetString(written.GetBuffer().AsSpan(0, (int)written.Length));
        var target = new StringBuilder(file.Length);
        var text = new EncodedText(redactor, file, target);
        Redact(text, file, syntax);
        text.Finish();
        using var output = new StreamWriter(stream, Encoding, bufferSize: -1, leaveOpen: true);
        output.Write(target);
    }

    private static void Redact(EncodedText text, string file, TextSyntax syntax)
    {
        switch (syntax)
        {
            case TextSyntax.Json:
                JsonFile.Redact(text, file);
                break;
            case TextSyntax.Xml:
                XmlFile.Redact(text, file);
                break;
            case TextSyntax.Markdown:
                MarkdownFile.Redact(text, file);
                break;
            case TextSyntax.WorkflowCommands:
                AnnotationsFile.Redact(text, file);
                break;
            default:
                throw new NotSupportedException($"names cannot be hidden in {syntax}");
        }
    }
}

/// <summary>
/// A part of a file in the spelling of its format, decoded character by character. A pseudonym needs no escape in any format, so it
/// replaces the spelling of a name and the rest of the file is copied as it is.
/// </summary>
/// <param name="redactor">The kinds or names to hide.</param>
/// <param name="file">The whole file.</param>
/// <param name="target">Receives the file with pseudonyms.</param>
internal sealed class EncodedText(Redactor redactor, string file, StringBuilder target)
{
    private readonly StringBuilder _meant = new();
    private readonly List<int> _places = [];
    private int _copied;

    /// <summary>Decodes an escape: the end of the escape, and its meaning; null for no character.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="index">Its start.</param>
    /// <param name="end">End of the part.</param>
    public delegate (int End, string? Meant) ReadCharacter(string file, int index, int end);

    /// <summary>Hides the names in a part.</summary>
    /// <param name="start">Start of the part.</param>
    /// <param name="end">Its end.</param>
    /// <param name="special">Characters that start an escape.</param>
    /// <param name="read">Decodes such a character.</param>
    public void Redact(int start, int end, string special, ReadCharacter read)
    {
        var part = file.AsSpan(start, end - start);
        if (part.IsEmpty)
        {
            return;
        }

        if (!part.ContainsAny(special))
        {
            foreach (var replacement in redactor.Find(part))
            {
                Put(start + replacement.Start, start + replacement.End, replacement.Text);
            }

            return;
        }

        Decode(start, end, special, read);
        foreach (var replacement in redactor.Find(_meant.ToString()))
        {
            Put(_places[replacement.Start], _places[replacement.End], replacement.Text);
        }
    }

    /// <summary>Copies the rest of the file.</summary>
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
