namespace MetadataAnalyzer.Access;

/// <summary>A configuration that cannot be used. <see cref="Exception.Message"/> says where, what is wrong and what to write instead.</summary>
public sealed class ConfigurationException : Exception
{
    public ConfigurationException()
    {
    }

    public ConfigurationException(string message)
        : base(message)
    {
    }

    public ConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
