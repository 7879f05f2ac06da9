using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>A component that several places of the project define differently.</summary>
/// <param name="Type">Metadata API type name.</param>
/// <param name="FullName">Full name.</param>
/// <param name="Winner">The definition that is used: the one in the package directory that comes last, within one the last by path.</param>
/// <param name="Losers">The definitions with other content, sorted; they are left out.</param>
/// <param name="PackageDirectory">The package directory that decided; null when all definitions are in one, so that the path did.</param>
public sealed record DuplicateComponent(string Type, string FullName, Location Winner, ImmutableArray<Location> Losers, string? PackageDirectory)
{
    /// <summary>For a profile: what shows that the files are not parts of one retrieve, as a clause; else null.</summary>
    public string? Difference { get; init; }
}
