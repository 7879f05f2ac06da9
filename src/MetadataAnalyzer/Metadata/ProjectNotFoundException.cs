namespace MetadataAnalyzer.Metadata;

/// <summary>There is no project to read, or its project file cannot be understood. The message says what was looked for and what to do.</summary>
public sealed class ProjectNotFoundException : Exception
{
    public ProjectNotFoundException()
    {
    }

    public ProjectNotFoundException(string message)
        : base(message)
    {
    }

    public ProjectNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
