namespace MetadataAnalyzer.Readiness;

/// <summary>What becomes of a finding in a check.</summary>
internal enum FindingState
{
    /// <summary>The check looks at it.</summary>
    Open,

    /// <summary>Somebody accepts it.</summary>
    Accepted,

    /// <summary>A baseline file knows it.</summary>
    InBaseline,

    /// <summary>It was there before the change, or lies in nothing that was changed.</summary>
    Unchanged,

    /// <summary>The verdict of its subject is less sure than the check asks for.</summary>
    Unsure,
}
