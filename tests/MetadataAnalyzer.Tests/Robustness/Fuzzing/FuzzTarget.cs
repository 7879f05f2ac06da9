namespace MetadataAnalyzer.Tests.Robustness.Fuzzing;

/// <summary>What reads the damaged files.</summary>
internal enum FuzzTarget
{
    /// <summary>The reader of metadata, on a folder.</summary>
    Metadata,

    /// <summary>The reader of metadata, on a zip file.</summary>
    Zip,

    /// <summary>The reader of exports.</summary>
    Exports,

    /// <summary>
    /// Configuration, policies, prices, answers, suppressions, baseline, snapshot and kit, each read by the verbs that take it.
    /// </summary>
    Settings,

    /// <summary><c>assess</c> with every report, twice.</summary>
    Assess,

    /// <summary><c>check</c> with every format, <c>baseline</c> and <c>inventory</c>.</summary>
    Check,

    /// <summary><c>plan</c>, <c>snapshot</c>, <c>verify</c> and <c>diff</c>.</summary>
    Move,
}
