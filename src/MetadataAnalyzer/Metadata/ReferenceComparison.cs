namespace MetadataAnalyzer.Metadata;

/// <summary>How a formula, condition or query compares a literal with what the running user has.</summary>
public enum ReferenceComparison
{
    /// <summary>No literal stands on the other side.</summary>
    None,

    /// <summary>Equal, or one of several.</summary>
    Equal,

    /// <summary>Not equal, or none of several.</summary>
    NotEqual,

    /// <summary>The name contains the literal.</summary>
    Contains,

    /// <summary>The literal contains the name.</summary>
    IsContained,

    /// <summary>The name starts with the literal.</summary>
    StartsWith,
}
