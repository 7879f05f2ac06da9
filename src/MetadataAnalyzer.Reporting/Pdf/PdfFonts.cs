using UglyToad.PdfPig.Writer;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>The fonts of one PDF. A font object holds at most 255 characters, so that a file whose characters are more than that is added again.</summary>
internal sealed class PdfFonts(PdfDocumentBuilder pdf, FontSet fonts)
{
    private const int MostCharacters = 250;
    private readonly Dictionary<(FontFile File, char Character), PdfDocumentBuilder.AddedFont> _fonts = [];
    private readonly Dictionary<FontFile, (PdfDocumentBuilder.AddedFont Font, int Count)> _latest = [];

    /// <summary>Text in the parts that one font object each can show.</summary>
    public IEnumerable<(string Text, PdfDocumentBuilder.AddedFont Font, double Width)> Runs(string text, TextStyle style)
    {
        var start = 0;
        while (start < text.Length)
        {
            var font = FontFor(style.Role, text[start]);
            var end = start + 1;
            while (end < text.Length && FontFor(style.Role, text[end]) == font)
            {
                end++;
            }

            yield return (text[start..end], font, end == text.Length ? 0 : fonts.Width(text[start..end], style));
            start = end;
        }
    }

    private PdfDocumentBuilder.AddedFont FontFor(FontRole role, char character)
    {
        var file = fonts.FileFor(role, character);
        if (_fonts.TryGetValue((file, character), out var font))
        {
            return font;
        }

        var (latest, count) = _latest.GetValueOrDefault(file);
        if (latest is null || count == MostCharacters)
        {
            (latest, count) = (pdf.AddTrueTypeFont(file.Content), 0);
        }

        _latest[file] = (latest, count + 1);
        return _fonts[(file, character)] = latest;
    }
}
