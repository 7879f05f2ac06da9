using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>A section element of a profile or permission set whose entries grant.</summary>
/// <param name="Element">The section element: <c>fieldPermissions</c>.</param>
/// <param name="Kind">What it grants.</param>
/// <param name="NameElement">Child that names what is granted: <c>field</c>.</param>
/// <param name="Flags">Children that are true or false, and what each gives when true.</param>
internal sealed record AccessSection(string Element, AccessKind Kind, string NameElement, ImmutableArray<(string Element, AccessRights Right)> Flags)
{
    /// <summary>Index in <see cref="AccessSections.Granting"/>.</summary>
    public int Index { get; init; }

    /// <summary>Suffix of the file that holds one entry when a permission set is decomposed by section; its root element is this with a capital.</summary>
    public string PieceSuffix { get; } = Singular(Element);

    /// <summary>Name of that file's root element.</summary>
    public string PieceRoot { get; } = char.ToUpperInvariant(Element[0]) + Singular(Element)[1..];

    private static string Singular(string element) =>
        element.EndsWith("ies", StringComparison.Ordinal) ? element[..^3] + "y"
        : element.EndsWith("sses", StringComparison.Ordinal) ? element[..^2]
        : element[..^1];
}
