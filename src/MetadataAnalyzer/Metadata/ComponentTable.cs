using System.Collections;
using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

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

    /// <summary>A table without components.</summary>
    public static ComponentTable<T> Empty { get; } = new([]);

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
