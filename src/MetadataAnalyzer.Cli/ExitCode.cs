namespace MetadataAnalyzer.Cli;

/// <summary>The exit codes. They never depend on an output format.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>
    /// A check found something that fails it, what was to be proven is not so, or an example of a rule fails; the reports are written.
    /// </summary>
    public const int Findings = 1;

    /// <summary>Wrong arguments, a broken catalogue, an unknown id.</summary>
    public const int Usage = 2;

    /// <summary>Nothing to read.</summary>
    public const int NoInput = 3;

    /// <summary>
    /// Something was unreadable, a required input is missing, or the change edits an input of its own check; only with <c>--strict</c>.
    /// </summary>
    public const int Incomplete = 4;

    /// <summary>A bug, or a report that could not be written.</summary>
    public const int Internal = 5;

    /// <summary>Stopped by the user.</summary>
    public const int Cancelled = 130;
}

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
