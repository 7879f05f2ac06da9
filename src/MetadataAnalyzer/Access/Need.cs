namespace MetadataAnalyzer.Access;

/// <summary>Whether a subject needs a user permission that it holds.</summary>
public enum Need
{
    /// <summary>It counts.</summary>
    Needed,

    /// <summary>It acts only in the user interface, or what would make it matter is absent.</summary>
    NotNeeded,

    /// <summary>Only the client's behaviour decides: a question for the integration's owner.</summary>
    ClientDecided,
}
