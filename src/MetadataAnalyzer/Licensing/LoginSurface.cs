namespace MetadataAnalyzer.Licensing;

/// <summary>What a login opened.</summary>
public enum LoginSurface
{
    /// <summary>The user interface.</summary>
    Ui,

    /// <summary>An API.</summary>
    Api,

    /// <summary>Neither, or not known.</summary>
    Other,
}
