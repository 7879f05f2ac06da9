using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A logo to embed.</summary>
/// <param name="MediaType"><c>image/png</c> or <c>image/svg+xml</c>.</param>
/// <param name="Content">The file.</param>
public sealed record ReportLogo(string MediaType, ImmutableArray<byte> Content);
