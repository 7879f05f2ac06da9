using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Cli;

/// <summary>How far each part of an assessment is.</summary>
public sealed class AssessmentProgress
{
    /// <summary>Files of the project that are read.</summary>
    public WorkProgress Files { get; } = new();

    /// <summary>Records of the login history; nobody knows in advance how many there are.</summary>
    public WorkProgress Logins { get; } = new();

    /// <summary>Subjects over which the rules ran.</summary>
    public WorkProgress Subjects { get; } = new();

    /// <summary>Files of the project that are hashed for the reports.</summary>
    public WorkProgress Hashes { get; } = new();
}
