using MetadataAnalyzer.Reporting.Csv;

namespace MetadataAnalyzer.Reporting.Redacting;

/// <summary>The file that leads from pseudonyms back to names: kind, original, pseudonym.</summary>
public static class RedactionKey
{
    private static readonly string[] Header = ["Kind", "Original", "Pseudonym"];

    /// <param name="redaction">What was hidden; asked after the reports are written.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(Redaction redaction, Stream stream) =>
        SafeCsv.Write(stream, Header, redaction.Names, name => [name.Kind.Id(), name.Original, name.Pseudonym]);
}
