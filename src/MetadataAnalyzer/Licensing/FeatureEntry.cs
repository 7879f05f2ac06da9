using System.Collections.Immutable;
using System.IO.Enumeration;

namespace MetadataAnalyzer.Licensing;

/// <summary>A product that user permissions belong to, and what shows that a subject has it. Any one indicator is enough.</summary>
public sealed record FeatureEntry
{
    public required string Name { get; init; }

    /// <summary>Patterns of permission set licence developer names; <c>*</c> stands for any text.</summary>
    public ImmutableArray<string> PermissionSetLicenses { get; init; } = [];

    /// <summary>Namespaces of packages the subject is licensed for or has rights in.</summary>
    public ImmutableArray<string> Namespaces { get; init; } = [];

    /// <summary>Feature-licence checkboxes of User, by API name.</summary>
    public ImmutableArray<string> UserFlags { get; init; } = [];

    /// <summary>Settings that are true in the project, as <c>Type.element</c>: they show that the org has the product.</summary>
    public ImmutableArray<string> Settings { get; init; } = [];

    /// <summary>Objects that only this product gives; rights on one of them show it.</summary>
    public ImmutableArray<string> Objects { get; init; } = [];

    public required EvidenceSource Source { get; init; }

    /// <summary>Something in files or exports can show the product; otherwise nobody can tell.</summary>
    public bool HasIndicator => !(PermissionSetLicenses.IsEmpty && Namespaces.IsEmpty && UserFlags.IsEmpty && Settings.IsEmpty && Objects.IsEmpty);

    /// <summary>Whether a permission set licence with this developer name (any case) shows the product.</summary>
    public bool MatchesPermissionSetLicense(string developerName)
        => PermissionSetLicenses.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, developerName));
}
