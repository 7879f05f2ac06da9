namespace MetadataAnalyzer.Licensing;

/// <summary>What the status of a login says.</summary>
public enum LoginOutcome
{
    /// <summary>The catalogue does not know the status, or there is none: perhaps a success.</summary>
    Unknown,

    /// <summary>The login got in.</summary>
    Success,

    /// <summary>The login did not get in.</summary>
    Failed,
}
