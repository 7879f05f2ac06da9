namespace MetadataAnalyzer.Analysis;

/// <summary>How a finding stands to what the run was compared with: a baseline file, another state of the project, or a list of changed files.</summary>
public enum BaselineState
{
    /// <summary>It was not there before, was less grave, or lies in what was changed.</summary>
    New,

    /// <summary>It was there before, or lies in nothing that was changed.</summary>
    Unchanged,
}
