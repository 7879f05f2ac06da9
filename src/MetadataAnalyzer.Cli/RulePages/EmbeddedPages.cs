using System.Collections.Immutable;
using System.Reflection;

namespace MetadataAnalyzer.Cli.RulePages;

/// <summary>The pages of the built-in rules, which are part of the program.</summary>
internal static class EmbeddedPages
{
    private const string Folder = "pages/";

    private const string Extension = ".md";

    private static readonly Assembly Program = typeof(EmbeddedPages).Assembly;

    /// <summary>Ids of the rules that have a page, sorted.</summary>
    public static ImmutableSortedSet<string> Ids { get; } = Program.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(name => name[Folder.Length..^Extension.Length])
        .ToImmutableSortedSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="id">One of <see cref="Ids"/>.</param>
    public static RulePage Read(string id)
    {
        using var stream = Program.GetManifestResourceStream(Folder + id + Extension)!;
        using var reader = new StreamReader(stream);
        return RulePage.Parse(reader.ReadToEnd());
    }
}
