namespace MetadataAnalyzer.Licensing;

/// <summary>When the licence contract can next be changed: before that day a freed seat saves no money.</summary>
/// <param name="Date">First day of the next term; null when nobody says.</param>
/// <param name="TermMonths">Length of a term; null when nobody says.</param>
/// <param name="NoticeDays">How many days before the renewal a reduction must be announced; null when nobody says.</param>
/// <param name="Source">Who says so.</param>
public sealed record ContractRenewal(DateOnly? Date, int? TermMonths, int? NoticeDays, EvidenceSource Source);
