using MetadataAnalyzer.Access;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.References;

/// <summary>Quotes of references in messages: the comparison with its literal, never the rest of the formula or line.</summary>
internal static class Quoted
{
    private const int Longest = 80;
    private const int MostLines = 5;

    /// <summary>The references of one component as a list, each text once; with their lines when there are several.</summary>
    /// <param name="references">Sorted by place.</param>
    /// <param name="quote">The text of a reference.</param>
    public static IEnumerable<string> Places(IReadOnlyCollection<Reference> references, Func<Reference, string> quote) =>
        references.DistinctBy(reference => reference.Location.Line).Count() == 1 ? references.Select(quote).Distinct(StringComparer.Ordinal)
        : references.GroupBy(quote, StringComparer.Ordinal).Select(group => $"{group.Key} ({Lines(group)})");

    /// <summary><c>$Profile.Name = 'X'</c>.</summary>
    public static string Comparison(Reference reference) => reference.Comparison switch
    {
        ReferenceComparison.Equal => $"{reference.Expression} = {Value(reference)}",
        ReferenceComparison.NotEqual => $"{reference.Expression} <> {Value(reference)}",
        ReferenceComparison.Contains => $"{reference.Expression} contains {Value(reference)}",
        ReferenceComparison.IsContained => $"{Value(reference)} contains {reference.Expression}",
        ReferenceComparison.StartsWith => $"{reference.Expression} begins with {Value(reference)}",
        _ => $"{reference.Expression} {Value(reference)}",
    };

    /// <summary>The profile in words: of a user, or by its name when the subject is a profile.</summary>
    public static string ProfileOf(Subject subject) =>
        subject.Kind == SubjectKind.User ? $"the profile of '{subject.Name}'" : $"the profile '{subject.Name}'";

    /// <summary>A profile that the subject does not have today.</summary>
    public static string NextProfileOf(Subject subject) =>
        "a profile on the integration licence, which "
            + $"{(subject.Kind == SubjectKind.User ? $"'{subject.Name}'" : $"users of '{subject.Name}'")} may have after the move";

    /// <summary>The component's type and name.</summary>
    public static string Component(Reference reference) => $"{reference.ComponentType} '{reference.ComponentName}'";

    /// <summary>The elements of the catalogue in which one component names something, each with what it does.</summary>
    public static IEnumerable<string> Elements(IEnumerable<Reference> references, ReferenceCatalogue catalogue) =>
        references.Select(reference => $"{reference.Place!.Name} ({catalogue.Find(reference.Place)!.Says})")
            .Distinct(StringComparer.Ordinal);

    /// <summary>The literal, and the label, record or constant that holds it.</summary>
    private static string Value(Reference reference)
    {
        var value = reference.Value.Length <= Longest ? $"'{reference.Value}'" : $"'{reference.Value.AsSpan(0, Longest)}…'";
        return reference.Through.Length == 0 ? value : $"{value} (in {reference.Through})";
    }

    private static string Lines(IEnumerable<Reference> references)
    {
        var lines = references.Select(reference => reference.Location.Line).Distinct().ToList();
        var shown = string.Join(", ", lines.Take(MostLines));
        return lines.Count == 1 ? $"line {shown}" : $"lines {shown}{(lines.Count > MostLines ? " …" : "")}";
    }
}
