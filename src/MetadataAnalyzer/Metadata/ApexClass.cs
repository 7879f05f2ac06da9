namespace MetadataAnalyzer.Metadata;

/// <summary>An Apex class, as far as access to it depends on its body.</summary>
public sealed class ApexClass : MetadataComponent
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.ApexClass;

    /// <summary><c>Active</c>, <c>Inactive</c> or <c>Deleted</c>; null when not given.</summary>
    public string? Status { get; init; }

    public string? ApiVersion { get; init; }

    /// <summary>Whether the body is in the project and readable; without it the properties below are not known.</summary>
    public bool HasBody { get; init; }

    /// <summary>
    /// Whether the class is a test: <c>@IsTest</c> before its declaration, or <c>testMethod</c> in a class that is no web service.
    /// </summary>
    public bool IsTest { get; init; }

    /// <summary>Place of <c>@RestResource</c>; null when the class is no REST resource.</summary>
    public Location? RestResource { get; init; }

    /// <summary>Place of the first <c>webservice</c> method; null when there is none.</summary>
    public Location? WebService { get; init; }
}
