using System.Collections;

namespace MetadataAnalyzer.Analysis;

/// <summary>A list among the arguments of a message that has several: its name tells its entries from those of the others in <see cref="Diagnostic.Items"/>.</summary>
/// <param name="name">What an entry is: <c>flow</c>.</param>
/// <param name="entries">The entries.</param>
public sealed class ItemList(string name, IEnumerable<string> entries) : IEnumerable<string>
{
    /// <summary>What an entry is.</summary>
    public string Name => name;

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
