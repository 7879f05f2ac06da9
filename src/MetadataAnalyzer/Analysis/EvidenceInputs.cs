namespace MetadataAnalyzer.Analysis;

/// <summary>
/// The kinds of input that settle what an assessment leaves to verify; of two that settle as much the first is shown first.
/// </summary>
[Flags]
public enum EvidenceInputs
{
    None = 0,

    /// <summary>The org's own record of the permission set licence.</summary>
    CapabilityRow = 1,

    /// <summary>The org's dry run of the probe.</summary>
    Probe = 2,

    /// <summary>The owners' answers about what their integrations do.</summary>
    Answers = 4,

    /// <summary>The API usage log of enough days.</summary>
    Usage = 8,

    /// <summary>The exports in which the org states what profiles and permission sets grant.</summary>
    AccessExports = 16,

    /// <summary>The other exports, each in full.</summary>
    Exports = 32,

    /// <summary>The metadata, retrieved in full and without errors.</summary>
    Metadata = 64,

    /// <summary>No input: a person looks in Setup or at the client, or tries a user in a sandbox.</summary>
    Person = 128,
}
