using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>A metadata file that could not be read or is not well-formed, or a part of the project that was left out.</summary>
/// <param name="Type">Metadata API type it would be, by its name and folder; empty for a package directory, a link or an entry of a zip file.</param>
/// <param name="FullName">Full name of the component it would be; for what is no component its path.</param>
/// <param name="Location">Where the parser stopped, or the file as a whole; none for a folder, a link or an entry of a zip file that has no file.</param>
/// <param name="Message">The reader's own words, and what to do.</param>
public sealed record UnreadableFile(string Type, string FullName, Location Location, string Message)
{
    /// <summary>Whether it is a folder beside the package directories that holds profiles or permission sets.</summary>
    public bool IsOutsidePackages { get; init; }

    /// <summary>The components of a zip file that were left out together; empty for a file by itself.</summary>
    public ImmutableArray<ComponentEntry> LeftOut { get; init; } = [];

    /// <summary>Type and full name of each component that is unknown because of it.</summary>
    public IEnumerable<(string Type, string FullName)> Components =>
        LeftOut.IsEmpty ? [(Type, FullName)] : LeftOut.Select(entry => (entry.Type, entry.FullName));

    /// <summary>The place in words: path, line and column, or the path alone.</summary>
    public string Place => Location.IsNone ? FullName : Location.ToString();
}
