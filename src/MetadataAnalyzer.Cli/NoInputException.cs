namespace MetadataAnalyzer.Cli;

/// <summary>There is nothing to assess: one line on stderr, exit code 3.</summary>
public sealed class NoInputException : Exception
{
    public NoInputException()
    {
    }

    public NoInputException(string message)
        : base(message)
    {
    }

    public NoInputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
