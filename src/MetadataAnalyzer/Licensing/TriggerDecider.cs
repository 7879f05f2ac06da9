namespace MetadataAnalyzer.Licensing;

/// <summary>Who can tell whether a <see cref="PermissionTrigger"/> is present.</summary>
public enum TriggerDecider
{
    /// <summary>The project's files and the subject's rights.</summary>
    Files,

    /// <summary>Exports of org data.</summary>
    Exports,

    /// <summary>Only the client's behaviour: a question to its owner.</summary>
    Client,
}
