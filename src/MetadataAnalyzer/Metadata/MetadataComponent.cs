using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>A metadata component that was read into a typed model.</summary>
public abstract class MetadataComponent
{
    /// <summary>Metadata API type name: <c>Profile</c>, <c>PermissionSet</c> …</summary>
    public abstract string TypeName { get; }

    /// <summary>Full name with %-encoding undone: <c>R&amp;D Tools</c>, <c>ns__Set</c>, <c>Account.Name</c>.</summary>
    public required string FullName { get; init; }

    /// <summary>The start of the component: its root element, or its own element inside a parent's file.</summary>
    public required Location Location { get; init; }

    /// <summary>Every file the component was read from, relative to the project root; the first is its main file.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>The package directory it comes from, relative to the project root; empty in Metadata API format.</summary>
    public string PackageDirectory { get; init; } = "";

    /// <summary>The namespace that prefixes <see cref="FullName"/> (<c>ns</c> of <c>ns__Name</c>), or null for the org's own.</summary>
    public string? Namespace => NamespaceOf(FullName);

    /// <inheritdoc/>
    public override string ToString() => $"{TypeName} {FullName}";

    /// <summary>The namespace of an API name whose local part has no custom suffix: <c>ns__Set</c> gives <c>ns</c>, <c>My_Set</c> null.</summary>
    public static string? NamespaceOf(string fullName)
    {
        var end = fullName.IndexOf("__", StringComparison.Ordinal);
        return end > 0 && end + 2 < fullName.Length ? fullName[..end] : null;
    }
}
