using System.Collections;
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

    /// <summary>
    /// The namespace of an API name whose local part has no custom suffix: <c>ns__Set</c> gives <c>ns</c>, <c>My_Set</c> null.
    /// </summary>
    public static string? NamespaceOf(string fullName)
    {
        var end = fullName.IndexOf("__", StringComparison.Ordinal);
        return end > 0 && end + 2 < fullName.Length ? fullName[..end] : null;
    }
}

/// <summary>The components of one type, sorted by full name and found by it ignoring case, as the platform compares API names.</summary>
/// <typeparam name="T">Component type.</typeparam>
public sealed class ComponentTable<T> : IReadOnlyList<T>
    where T : MetadataComponent
{
    private readonly ImmutableArray<T> _sorted;
    private readonly Dictionary<string, T> _byName;

    /// <param name="components">At most one component for each full name, ignoring case.</param>
    public ComponentTable(IEnumerable<T> components)
    {
        _sorted = [.. components.OrderBy(component => component.FullName, StringComparer.Ordinal)];
        _byName = _sorted.ToDictionary(component => component.FullName, ApiName.Comparer);
    }

    /// <inheritdoc/>
    public int Count => _sorted.Length;

    /// <inheritdoc/>
    public T this[int index] => _sorted[index];

    /// <summary>The component of that full name, or null.</summary>
    public T? Find(string fullName) => _byName.GetValueOrDefault(fullName);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_sorted).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A name that a component refers to, and where.</summary>
/// <param name="Name">As the file spells it, trimmed: an API name, a label or a username, as the element defines.</param>
/// <param name="Location">The element that holds the name.</param>
public readonly record struct NamedReference(string Name, Location Location);
