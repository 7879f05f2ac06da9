namespace MetadataAnalyzer.Licensing;

/// <summary>What the application column of a login names.</summary>
public enum ApplicationKind
{
    /// <summary>A connected or external client app.</summary>
    App,

    /// <summary>No application.</summary>
    None,

    /// <summary>A client that only people use: on a phone, in a mail program, on a desktop, in a browser.</summary>
    Person,

    /// <summary>A client of the platform vendor that a project need not hold.</summary>
    Tool,
}
