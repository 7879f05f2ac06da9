namespace MetadataAnalyzer.Readiness;

/// <summary>A piece of evidence that the assessment could use.</summary>
/// <param name="Name">Stable name: <c>users</c>, <c>login-history</c>, <c>capability-row</c> …</param>
/// <param name="State">Whether it is at hand.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Effect">What its absence leaves open; empty when it is present.</param>
public sealed record Signal(string Name, SignalState State, string Detail, string Effect);
