namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A number that is read from afar.</summary>
/// <param name="Value">The number, with its unit.</param>
/// <param name="Name">What it counts.</param>
/// <param name="Meaning">A sentence about it; empty for none.</param>
/// <param name="Color">Name of the colour, which is never the only thing that says something; see <see cref="ReportColors"/>.</param>
public sealed record Figure(string Value, string Name, string Meaning = "", string Color = ReportColors.Accent);
