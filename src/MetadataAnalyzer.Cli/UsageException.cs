namespace MetadataAnalyzer.Cli;

/// <summary>The user asked for something that cannot be: one line on stderr, exit code 2, nothing is analysed.</summary>
public sealed class UsageException : Exception
{
    public UsageException()
    {
    }

    public UsageException(string message)
        : base(message)
    {
    }

    public UsageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
