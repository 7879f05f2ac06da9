namespace MetadataAnalyzer.Metadata;

/// <summary>An Apex class, as far as access to it depends on its body.</summary>
public sealed class ApexClass : MetadataComponent
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.ApexClass;

    /// <summary><c>Active</c>, <c>Inactive</c> or <c>Deleted</c>; null when the meta file does not say.</summary>
    public string? Status { get; init; }

    public string? ApiVersion { get; init; }

    /// <summary>Whether the body is in the project and readable; when not, the flags below say nothing.</summary>
    public bool HasBody { get; init; }

    /// <summary>Whether the class is a test: <c>@IsTest</c> before its declaration, or <c>testMethod</c> in a class that is no web service.</summary>
    public bool IsTest { get; init; }

    /// <summary>Where <c>@RestResource</c> stands; null when the class is no REST resource.</summary>
    public Location? RestResource { get; init; }

    /// <summary>Where the first <c>webservice</c> method stands; null when there is none.</summary>
    public Location? WebService { get; init; }
}
