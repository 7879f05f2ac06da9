namespace MetadataAnalyzer.Metadata;

/// <summary>A Visualforce page.</summary>
public sealed class ApexPage : MetadataComponent
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.ApexPage;

    public string? Label { get; init; }

    public string? ApiVersion { get; init; }

    /// <summary>Whether the markup is in the project and readable.</summary>
    public bool HasBody { get; init; }

    /// <summary><c>contentType</c> attribute of <c>apex:page</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>Whether the page answers with data instead of a page for people.</summary>
    public bool AnswersWithData => ContentType is { } type && !type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>action</c> attribute of <c>apex:page</c>, the method that runs when the page loads.</summary>
    public string? Action { get; init; }

    /// <summary><c>controller</c> or <c>standardController</c> attribute of <c>apex:page</c>.</summary>
    public string? Controller { get; init; }
}
