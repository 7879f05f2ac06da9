namespace MetadataAnalyzer.Licensing;

/// <summary>What a login opened.</summary>
public enum LoginSurface
{
    /// <summary>The user interface, or a client that only people use, such as a phone app.</summary>
    Ui,

    /// <summary>An API.</summary>
    Api,

    /// <summary>Neither, or not known.</summary>
    Other,
}
