using System.Collections;
using System.Collections.Immutable;

namespace MetadataAnalyzer.Access;

/// <summary>How a subject comes by a right: user, permission set group, permission set, element.</summary>
/// <param name="steps">From the subject to the element.</param>
public sealed class GrantPath(ImmutableArray<GrantStep> steps) : IReadOnlyList<GrantStep>
{
    /// <summary>No path: what is said is not about a grant.</summary>
    public static GrantPath Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => steps.Length;

    /// <inheritdoc/>
    public GrantStep this[int index] => steps[index];

    /// <inheritdoc/>
    public IEnumerator<GrantStep> GetEnumerator() => ((IEnumerable<GrantStep>)steps).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => string.Join(" → ", steps.Select(step => $"{step.Type} {step.Name}"));
}
