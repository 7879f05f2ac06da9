namespace MetadataAnalyzer.Metadata;

/// <summary>There is no project to read, or its project file cannot be understood. The message says what was looked for and what to do.</summary>
public sealed class ProjectNotFoundException : Exception
{
    /// <summary>Neither a folder nor a zip file is at the path.</summary>
    public static ProjectNotFoundException At(string path) =>
        new($"{path} does not exist; give the folder or zip file of a retrieved project");

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
