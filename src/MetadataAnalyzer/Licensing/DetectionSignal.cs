namespace MetadataAnalyzer.Licensing;

/// <summary>Something that speaks for or against a subject being an integration.</summary>
/// <param name="Id">Its key in <c>detection.yml</c>.</param>
/// <param name="Kind">What it rests on.</param>
/// <param name="Weight">What it adds to the confidence.</param>
/// <param name="Description">A predicate of the subject: "is the run-as user of an app's client-credentials flow".</param>
/// <param name="Source">Where that is known from.</param>
public sealed record DetectionSignal(string Id, SignalKind Kind, decimal Weight, string Description, EvidenceSource Source);
