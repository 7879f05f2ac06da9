using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>The names to look for while a project is read.</summary>
public sealed record ReferenceSearch
{
    /// <summary>The elements in which metadata types name a user, a profile or a permission set.</summary>
    public ImmutableArray<ReferencePlace> Places { get; init; } = [];

    /// <summary>
    /// Names and labels of profiles beyond those whose files are in the project: a text in code or in a custom metadata record that equals
    /// one is taken for the profile.
    /// </summary>
    public ImmutableArray<string> ProfileNames { get; init; } = [];
}

/// <summary>An element in which a metadata type names a user, a profile or a permission set.</summary>
public sealed class ReferencePlace
{
    /// <param name="type">Metadata API type name of the component.</param>
    /// <param name="path">
    /// Path of the element below the component's root: <c>alerts/recipients[type=user]/recipient</c>. A condition in brackets is on a child
    /// of the
    /// element it follows; at the very start it is on a child of the root.
    /// </param>
    /// <param name="target">The target of the element.</param>
    /// <param name="isList">Whether it names several, separated by commas.</param>
    /// <exception cref="FormatException">The path cannot be read.</exception>
    public ReferencePlace(string type, string path, ReferenceTarget target, bool isList = false)
    {
        Type = type;
        Path = path;
        Target = target;
        IsList = isList;
        Element = ElementPath.Parse(path);
    }

    /// <summary>Metadata API type name of the component.</summary>
    public string Type { get; }

    /// <summary>Path of the element below the component's root.</summary>
    public string Path { get; }

    /// <summary>The path as people read it, without its conditions.</summary>
    public string Name => Element.Name;

    /// <summary>The target of the element.</summary>
    public ReferenceTarget Target { get; }

    /// <summary>Whether the element names several, separated by commas.</summary>
    public bool IsList { get; }

    internal ElementPath Element { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Type}/{Path}";
}
