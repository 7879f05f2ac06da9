using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Cli.CustomRules;

/// <summary>A rule that is not built in.</summary>
/// <param name="Analyzer">The rule.</param>
/// <param name="Origin">The pack or file of policies it comes from, as places are shown.</param>
/// <param name="Folder">The folder of that, below which <c>rules/</c> holds its pages.</param>
internal sealed record CustomRule(DiagnosticAnalyzer Analyzer, string Origin, string Folder);
