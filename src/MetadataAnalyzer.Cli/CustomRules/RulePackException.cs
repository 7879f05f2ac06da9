namespace MetadataAnalyzer.Cli.CustomRules;

/// <summary>A rule pack that cannot be used. <see cref="Exception.Message"/> says why; each further line of it is a place in the pack and what is wrong there.</summary>
internal sealed class RulePackException : Exception
{
    public RulePackException()
    {
    }

    public RulePackException(string message)
        : base(message)
    {
    }

    public RulePackException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
